package org.ocpp4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class BasicCredentialsTest {
    private static BasicCredentials of(String userAndPassword) {
        String encoded = Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
        return BasicCredentials.parse("Basic " + encoded).orElseThrow();
    }

    @Test
    void theUserEndsAtTheFirstColon() {
        BasicCredentials credentials = of("CP-1:a:b");
        assertThat(credentials.user()).isEqualTo("CP-1");
        assertThat(credentials.password()).asString(StandardCharsets.UTF_8).isEqualTo("a:b");
    }

    @Test
    void anIdentityWithAColonMatchesAsAWhole() {
        byte[] password = "secret".getBytes(StandardCharsets.UTF_8);
        assertThat(of("CP:1:secret").matches("CP:1", password)).isTrue();
        assertThat(of("CP:1:secret").matches("CP", password)).isFalse();
        assertThat(of("CP:1:secret").matches("CP:2", password)).isFalse();
    }

    @Test
    void thePasswordIsNotShown() {
        assertThat(of("CP-1:secret")).hasToString("BasicCredentials[CP-1]");
    }
}
