package org.ocpp4j.server.certificate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Row;
import org.ocpp4j.server.rest.list.CsvTable;

/**
 * A SignCertificate of a station. All members are always present.
 *
 * @param id its number on this server; later ones have higher numbers
 * @param identity the station
 * @param csr the certificate signing request in PEM, as the station sent it
 * @param status QUEUED, SIGNED, REJECTED, SENT, REFUSED or FAILED
 * @param detail details of the status; null for none
 * @param certificateChain the certificates for it, in PEM; null for none
 * @param receivedAt when it was received
 * @param changedAt when its status changed last
 */
record CertificateRequestEntry(
        long id,
        String identity,
        String csr,
        String status,
        @Nullable String detail,
        @Nullable String certificateChain,
        Instant receivedAt,
        Instant changedAt) {
    static final String SELECT = "select * from certificate_request";

    static final CsvTable<CertificateRequestEntry> CSV = CsvTable.of(
            "id,identity,status,detail,receivedAt,changedAt",
            entry -> CsvTable.cells(
                    entry.id, entry.identity, entry.status, entry.detail, entry.receivedAt, entry.changedAt));

    static CertificateRequestEntry read(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        return new CertificateRequestEntry(
                row.numberOf("seq"),
                row.textOf("identity"),
                row.textOf("csr"),
                row.textOf("status"),
                row.text("detail"),
                row.text("certificate_chain"),
                row.timeOf("received_at"),
                row.timeOf("changed_at"));
    }
}
