package org.ocpp4j.server.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.server.backend.builtin.Bench.await;
import static org.ocpp4j.server.backend.builtin.Bench.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.GenericStatus;
import org.ocpp4j.core.v16.SignCertificateRequest;
import org.ocpp4j.server.backend.builtin.BackendHooks;
import org.ocpp4j.server.backend.builtin.Bench;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.event.EventType;

/** Certificate signing requests, from the station to the signer and back. */
class CertificatesTest {
    private static CentralSystem ask(Bench bench, String csr) {
        CentralSystem central = bench.serve().connect("CP-1");
        assertThat(result(central.send(new SignCertificateRequest(csr))).status())
                .isEqualTo(GenericStatus.ACCEPTED);
        return central;
    }

    private static CompletionStage<CertificateSigner.Verdict> verdict(String csr) {
        return switch (csr) {
            case "declined" -> CompletableFuture.completedFuture(new CertificateSigner.Declined("not now"));
            case "fails" -> CompletableFuture.failedFuture(new IllegalStateException("no key"));
            case "throws" -> throw new IllegalStateException("no key");
            case "endless" -> CompletableFuture.completedFuture(new CertificateSigner.Signed("x".repeat(20_001)));
            default -> CompletableFuture.completedFuture(new CertificateSigner.Signed("chain of " + csr));
        };
    }

    private static CompletionStage<CertificateDelivery.Outcome> outcome(String chain) {
        return switch (chain) {
            case "chain of refused" -> CompletableFuture.completedFuture(CertificateDelivery.Outcome.REJECTED);
            case "chain of lost" -> CompletableFuture.failedFuture(new IllegalStateException("no answer"));
            default -> CompletableFuture.completedFuture(CertificateDelivery.Outcome.ACCEPTED);
        };
    }

    @ParameterizedTest
    @EnumSource
    void withoutASignerRequestsWait(DatabaseKind kind) throws Exception {
        try (Bench bench = new Bench(kind)) {
            CentralSystem central = ask(bench, "csr");
            result(central.send(new SignCertificateRequest("csr")));
            assertThat(bench.row("certificate_request"))
                    .containsEntry("status", "QUEUED")
                    .containsEntry("csr", "csr");
            // A later server has one, and takes up what waited.
            bench.hooks = new BackendHooks(
                    bench.hooks.dataTransfer(), (identity, csr) -> verdict(csr), (identity, chain) -> outcome(chain));
            bench.serve().backend.resume();
            await(() -> bench.heard(EventType.CERTIFICATE).size() == 3); // published after its commit
            assertThat(bench.row("certificate_request"))
                    .containsEntry("status", "SENT")
                    .containsEntry("certificate_chain", "chain of csr");
            assertThat(bench.heard(EventType.CERTIFICATE))
                    .extracting(event -> event.data().path("status").asString())
                    .containsExactly("QUEUED", "SIGNED", "SENT");
            // What is done may be asked for again.
            ask(bench, "csr");
            await(() -> bench.is("certificate_request", "status", "SENT"));
            assertThat(bench.rows("certificate_request")).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SQLITE,good,SENT",
        "SQLITE,declined,REJECTED",
        "SQLITE,fails,FAILED",
        "SQLITE,throws,FAILED",
        "SQLITE,endless,FAILED",
        "SQLITE,refused,REFUSED",
        "SQLITE,lost,FAILED",
        "POSTGRESQL,good,SENT",
        "POSTGRESQL,declined,REJECTED",
    })
    void signerAndStationDecide(DatabaseKind kind, String csr, String status) throws Exception {
        try (Bench bench = new Bench(kind)) {
            bench.hooks = new BackendHooks(
                    bench.hooks.dataTransfer(),
                    (identity, asked) -> verdict(asked),
                    (identity, chain) -> outcome(chain));
            ask(bench, csr);
            await(() -> bench.is("certificate_request", "status", status));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeDeliveredGoesOutWhenTheStationBoots(DatabaseKind kind) throws Exception {
        try (Bench bench = new Bench(kind)) {
            List<String> tried = Collections.synchronizedList(new ArrayList<>());
            bench.hooks =
                    new BackendHooks(bench.hooks.dataTransfer(), (identity, csr) -> verdict(csr), (identity, chain) -> {
                        tried.add(identity + " " + chain);
                        return CompletableFuture.completedFuture(
                                tried.size() < 2
                                        ? CertificateDelivery.Outcome.NOT_CONNECTED
                                        : CertificateDelivery.Outcome.ACCEPTED);
                    });
            CentralSystem central = ask(bench, "csr");
            await(() -> tried.size() == 1);
            assertThat(bench.row("certificate_request")).containsEntry("status", "SIGNED");
            // The first delivery may still be written down while the station boots.
            for (int boot = 0; !bench.is("certificate_request", "status", "SENT"); boot++) {
                assertThat(boot).isLessThan(1000);
                result(central.send(new BootNotificationRequest("V", "M")));
            }
            assertThat(tried).containsExactly("CP-1 chain of csr", "CP-1 chain of csr");
        }
    }

    @ParameterizedTest
    @EnumSource
    void moreRequestsThanFitAreSignedInTurn(DatabaseKind kind) throws Exception {
        try (Bench bench = new Bench(kind)) {
            List<CompletableFuture<CertificateSigner.Verdict>> asked = Collections.synchronizedList(new ArrayList<>());
            bench.database.run(change -> {
                for (int i = 0; i < 250; i++) {
                    change.handle()
                            .execute("insert into certificate_request (identity, csr, status, received_at, changed_at,"
                                    + " fingerprint) values ('CP-" + i + "', 'csr', 'QUEUED', current_timestamp,"
                                    + " current_timestamp, 'x')");
                }
            });
            bench.hooks = new BackendHooks(
                    bench.hooks.dataTransfer(),
                    (identity, csr) -> {
                        CompletableFuture<CertificateSigner.Verdict> verdict = new CompletableFuture<>();
                        asked.add(verdict);
                        return verdict;
                    },
                    (identity, chain) -> outcome(chain));
            bench.serve().backend.resume();
            await(() -> asked.size() == 100);
            for (int i = 0; i < 250; i++) {
                int next = i;
                await(() -> asked.size() > next);
                asked.get(i).complete(new CertificateSigner.Declined("no"));
            }
            await(() -> bench.is("certificate_request", "status", "REJECTED"));
            assertThat(asked).hasSize(250);
        }
    }
}
