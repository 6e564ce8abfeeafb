package org.ocpp4j.server.backend.builtin;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.datatransfer.DataTransfers;
import org.ocpp4j.server.certificate.CertificateDelivery;
import org.ocpp4j.server.certificate.CertificateSigner;

/**
 * The extensions of the built-in backend by an application.
 *
 * @param dataTransfer answers DataTransfer
 * @param signer signs certificates for stations; null for none, and requests wait
 * @param delivery sends signed certificates to stations
 */
public record BackendHooks(
        DataTransferHook dataTransfer, @Nullable CertificateSigner signer, CertificateDelivery delivery) {
    /** No vendor is known, no certificate is signed. */
    public static final BackendHooks NONE = new BackendHooks(
            new DataTransfers<>()::handle,
            null,
            (identity, chain) -> CompletableFuture.completedFuture(CertificateDelivery.Outcome.NOT_CONNECTED));
}
