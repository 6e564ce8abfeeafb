package org.ocpp4j.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.server.delivery.DeliverySettings.Targets;

class TargetTest {
    /** Least is the setting that admits it. */
    @ParameterizedTest
    @CsvSource({
        "https://8.8.8.8/hook, PUBLIC",
        "https://[2606:4700::1111]:8443/hook, PUBLIC",
        "http://8.8.8.8/hook, PRIVATE",
        "https://10.1.2.3/, PRIVATE",
        "https://172.16.0.1/, PRIVATE",
        "https://172.31.255.255/, PRIVATE",
        "https://192.168.1.1/, PRIVATE",
        "https://100.64.0.1/, PRIVATE",
        "https://100.127.255.255/, PRIVATE",
        "https://[fc00::1]/, PRIVATE",
        "https://[fd12:3456::1]/, PRIVATE",
        "https://[::ffff:10.0.0.1]/, PRIVATE",
        "https://[64:ff9b::a00:1]/, PRIVATE",
        "https://127.0.0.1/, ANY",
        "https://127.8.8.8/, ANY",
        "https://localhost/, ANY",
        "https://[::1]/, ANY",
        "https://[::]/, ANY",
        "https://0.0.0.0/, ANY",
        "https://169.254.169.254/latest/meta-data, ANY",
        "https://[fe80::1]/, ANY",
        "https://[fd00:ec2::254]/, ANY",
        "https://[::ffff:127.0.0.1]/, ANY",
        "https://[::ffff:169.254.169.254]/, ANY",
        "https://[64:ff9b::7f00:1]/, ANY",
        "https://[2002:7f00:1::]/, ANY",
        "https://224.0.0.1/, ANY",
        "https://[ff02::1]/, ANY",
        "https://255.255.255.255/, ANY"
    })
    void admitsByAddress(String url, Targets least) {
        for (Targets targets : Targets.values()) {
            assertThat(new Target(targets).refusal(URI.create(url)).isEmpty())
                    .as(url + " with " + targets)
                    .isEqualTo(targets.compareTo(least) >= 0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:password@8.8.8.8/",
                "ftp://8.8.8.8/",
                "https://8.8.8.8:0/",
                "https://8.8.8.8:70000/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://017700000001/",
                "https://8.8.8.8/#part",
                "https://no.such.host.invalid/"
            })
    void admitsSomeNever(String url) {
        for (Targets targets : Targets.values()) {
            assertThat(new Target(targets).refusal(URI.create(url)))
                    .as(url)
                    .hasValueSatisfying(reason -> assertThat(reason).doesNotContain("password"));
        }
    }

    @Test
    void saysWhichSettingWouldAdmitIt() {
        Target target = new Target(Targets.PUBLIC);
        assertThat(target.refusal(URI.create("https://10.0.0.1/secret?token=t")))
                .hasValue("https://10.0.0.1 must not be called: 10.0.0.1 is a private address (10.0.0.0/8);"
                        + " events.targets = private would admit it");
        assertThat(target.refusal(URI.create("https://127.0.0.1/")))
                .hasValueSatisfying(reason -> assertThat(reason).endsWith("; events.targets = any would admit it"));
        assertThat(target.refusal(URI.create("http://8.8.8.8/")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("not https"));
    }

    @Test
    void isAskedAgainBeforeEachRequest() {
        Sender sender = new Sender(
                new DeliverySettings(Targets.PUBLIC, Duration.ofSeconds(1), Duration.ofDays(1), Duration.ofDays(1), 1),
                Clock.systemUTC());
        Subscription subscription = new Subscription(
                "id",
                new Subscription.Wish(
                        URI.create("https://127.0.0.1:1/"), java.util.Set.of(), java.util.List.of(), null, true),
                Secret.random(),
                null,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH);
        assertThat(sender.send(subscription, "id", "{}").outcome()).isEqualTo(Attempt.Outcome.FORBIDDEN);
    }

    @Test
    void signsAsStandardWebhooksSays() {
        // the example of the specification
        Secret secret = Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        byte[] body = "{\"test\": 2432232314}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(secret.toString()).doesNotContain("MfKQ");
        assertThat(Base64.getDecoder().decode(Secret.random().reveal().substring(6)))
                .hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"too-short", "whsec_not!base64-at-all!", "whsec_c2hvcnQ=", "with spaces in the middle of it"})
    void secretsMustBeGood(String text) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Secret.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(text);
    }
}
