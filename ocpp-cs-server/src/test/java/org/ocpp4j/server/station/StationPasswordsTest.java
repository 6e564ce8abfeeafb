package org.ocpp4j.server.station;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StationPasswordsTest {
    private static final String KEY = "00ff10203040506070809A0B0C0D0E0F3A3a7f80";

    private final StationPasswords passwords = new StationPasswords();

    @Test
    void aTextIsHashedSlowlyWithASaltOfItsOwn() {
        String one = StationPasswords.hash("correct horse");
        assertThat(one).matches("pbkdf2-sha256\\$600000\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(StationPasswords.hash("correct horse")).isNotEqualTo(one);
        assertThat(passwords.matches(one, "correct horse".getBytes(UTF_8))).isTrue();
        assertThat(passwords.matches(one, "correct horsf".getBytes(UTF_8))).isFalse();
        assertThat(passwords.matches(one, new byte[0])).isFalse();
    }

    @Test
    void aHashOfEarlierVersionsIsCheckedWithItsOwnRounds() {
        String stored = "pbkdf2-sha256$100000$AAAAAAAAAAAAAAAAAAAAAA$Yeg84jRJS3wxGcEXhWDb6MegXouWZF33BynGYFRE2x4";
        assertThat(passwords.matches(stored, "correct horse".getBytes(UTF_8))).isTrue();
        assertThat(passwords.matches(stored, "correct horsf".getBytes(UTF_8))).isFalse();
    }

    @Test
    void aTextMayComeInLatin1() {
        String stored = StationPasswords.hash("Schlüssel");
        assertThat(passwords.matches(stored, "Schlüssel".getBytes(UTF_8))).isTrue();
        assertThat(passwords.matches(stored, "Schlüssel".getBytes(ISO_8859_1))).isTrue();
    }

    @Test
    void aKeyMayComeAsBytesOrAsDigits() {
        String stored = StationPasswords.hash(KEY);
        assertThat(stored).startsWith("hmac-sha256$").doesNotContain(KEY);
        byte[] bytes = HexFormat.of().parseHex(KEY);
        assertThat(passwords.quickly(stored, bytes)).contains(true);
        assertThat(passwords.quickly(stored, KEY.getBytes(UTF_8))).contains(true);
        assertThat(passwords.quickly(stored, KEY.toLowerCase(Locale.ROOT).getBytes(UTF_8)))
                .contains(true);
        bytes[19]++;
        assertThat(passwords.quickly(stored, bytes)).contains(false);
        assertThat(passwords.matches(stored, bytes)).isFalse();
        assertThat(passwords.matches(stored, (KEY + "00").getBytes(UTF_8))).isFalse();
    }

    @Test
    void hexDigitsThatAreNoKeyAreAText() {
        String stored = StationPasswords.hash("cafe");
        assertThat(stored).startsWith("pbkdf2-");
        assertThat(passwords.matches(stored, "cafe".getBytes(UTF_8))).isTrue();
        assertThat(passwords.matches(stored, "CAFE".getBytes(UTF_8))).isFalse();
    }

    @Test
    void onlyWhatWasRightIsRemembered() {
        String stored = StationPasswords.hash("one");
        byte[] right = "one".getBytes(UTF_8);
        byte[] wrong = "two".getBytes(UTF_8);
        assertThat(passwords.quickly(stored, right)).isEmpty();
        passwords.matches(stored, wrong);
        passwords.matches(stored, right);
        assertThat(passwords.quickly(stored, right)).contains(true);
        assertThat(passwords.quickly(stored, wrong)).isEmpty();
        assertThat(passwords.quickly(StationPasswords.hash("one"), right))
                .as("another hash, as after a change")
                .isEmpty();
        assertThat(new StationPasswords().quickly(stored, right)).isEmpty();
    }

    @Test
    void whatCannotBeAPassword() {
        assertThatThrownBy(() -> StationPasswords.hash(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 255 bytes");
        assertThatThrownBy(() -> StationPasswords.hash("ä".repeat(128))).hasMessageContaining("256");
        assertThatThrownBy(() -> passwords.matches("md5$secret", new byte[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }
}
