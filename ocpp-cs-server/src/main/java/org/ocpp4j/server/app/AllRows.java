package org.ocpp4j.server.app;

import java.util.List;
import org.ocpp4j.server.access.AuditLog;
import org.ocpp4j.server.admission.ConnectionAttempts;
import org.ocpp4j.server.bound.KeptRows;
import org.ocpp4j.server.certificate.CertificateQueue;
import org.ocpp4j.server.command.Commands;
import org.ocpp4j.server.messagelog.FrameLog;
import org.ocpp4j.server.reservation.ReservationStore;
import org.ocpp4j.server.securityevent.SecurityEvents;
import org.ocpp4j.server.straymessage.StrayMessages;
import org.ocpp4j.server.transaction.MeterValues;
import org.ocpp4j.server.transaction.TransactionStarts;

/** The rows that are deleted with their station, or by age. */
public final class AllRows {
    /** Those of all tables that grow. */
    public static final List<KeptRows> KEPT = List.of(
            TransactionStarts.ROWS,
            MeterValues.ROWS,
            StrayMessages.ROWS,
            ReservationStore.ROWS,
            SecurityEvents.ROWS,
            CertificateQueue.ROWS,
            ConnectionAttempts.ROWS,
            FrameLog.ROWS,
            Commands.ROWS,
            Commands.BULK_ROWS,
            AuditLog.ROWS);

    private AllRows() {}
}
