package org.ocpp4j.json.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.json.internal.address.PercentEncoding;

class PathTemplateTest {
    @ParameterizedTest
    @CsvSource({
        "/ocpp/{identity}/{account}, /ocpp/CP-1, CP-1,",
        "/ocpp/{identity}/{account}, /ocpp/CP-1/, CP-1,",
        "/ocpp/{identity}/{account}, //ocpp//CP-1//, CP-1,",
        "/ocpp/{identity}/{account}, /ocpp/CP-1?token=1/2, CP-1,",
        "/ocpp/{identity}/{account}, /ocpp/CP-1/acme, CP-1, acme",
        "/ocpp/{account}/{identity}, /ocpp/acme/CP-1, CP-1, acme",
        "/ocpp/{account}/{identity}, /ocpp/CP-1, CP-1,",
        "/ocpp/{identity}, /ocpp/a%20b%2Fc.%3E*, a b/c.>*,",
        "/ocpp/{identity}, /ocpp/S%C3%A4ule%F0%9F%94%8C+1, Säule🔌+1,",
        "/ocpp/{identity}, /ocpp/Säule, Säule,",
        "/{identity}, /CP-1, CP-1,",
        "/a/b/{identity}, /a/b/ocpp, ocpp,",
        "*/{identity}, /any/thing/CP-1, CP-1,",
        "*/{identity}, /CP-1, CP-1,",
        "*/{account}/{identity}, /any/acme/CP-1, CP-1, acme",
    })
    void identityAndAccount(String template, String path, String identity, String account) {
        assertThat(PathTemplate.of(template).read(path))
                .contains(new StationPath(identity, Optional.ofNullable(account)));
    }

    @ParameterizedTest
    @CsvSource({
        "/ocpp/{identity}, /",
        "/ocpp/{identity}, /ocpp",
        "/ocpp/{identity}, /ocpp/",
        "/ocpp/{identity}, /OCPP/CP-1",
        "/ocpp/{identity}, /ocpp/CP-1/acme",
        "/ocpp/{identity}/{account}, /ocpp/1/2/3",
        "/ocpp/{identity}, /ocpp/..",
        "/ocpp/{identity}, /ocpp/%2E",
        "*/{identity}, /",
        "*/{identity}/{account}, /CP-1",
    })
    void pathsThatDoNotFit(String template, String path) {
        assertThat(PathTemplate.of(template).read(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ocpp/%", "/ocpp/a%2", "/ocpp/%zz", "/ocpp/%C3", "/ocpp/a%00", "/ocpp/a%0Ab", "/ocpp/%+1"})
    void brokenEncodingIsAnError(String path) {
        assertThatThrownBy(() -> PathTemplate.DEFAULT.read(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/ocpp", "/ocpp/{account}", "/{identity}/ocpp", "/{a}/{identity}", "/*/x/{identity}"})
    void templatesWithoutSense(String template) {
        assertThatThrownBy(() -> PathTemplate.of(template)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CP-1", "a b", "a/b", "..%2F", "Säule🔌", "100%", "a?b#c", "*>", "~._-"})
    void whatIsEncodedIsReadBack(String identity) {
        String path = "/ocpp/" + PercentEncoding.encode(identity);
        assertThat(path).matches("[A-Za-z0-9/%~._-]+");
        assertThat(PathTemplate.DEFAULT.read(path)).contains(new StationPath(identity, Optional.empty()));
    }

    @Test
    void theDefaultIsThatOfTheSpecification() {
        assertThat(PathTemplate.DEFAULT).hasToString("/ocpp/{identity}/{account}");
    }
}
