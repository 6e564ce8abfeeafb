package org.ocpp4j.server.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The checks find what is lost, doubled or wrong, and nothing else. */
class ChecksTest {
    private static final List<StationMessage> SESSION = List.of(
            confirmed("BootNotification", "{'firmwareVersion':'3'}"),
            confirmed("StatusNotification", "{'connectorId':2,'timestamp':'2026-11-30T11:59:00Z'}"),
            confirmed(
                    "StartTransaction",
                    "{'connectorId':2,'idTag':'T','timestamp':'2026-11-30T12:00:00Z','meterStart':5}"),
            confirmed(
                    "MeterValues",
                    "{'connectorId':2,'transactionId':7,'meterValue':["
                            + "{'timestamp':'2026-11-30T12:10:00Z','sampledValue':[{'value':'6'}]}]}"),
            confirmed("SecurityEventNotification", "{'type':'E','timestamp':'2026-11-30T12:20:00Z','techInfo':'x'}"),
            confirmed(
                    "StopTransaction",
                    "{'transactionId':7,'idTag':'T','timestamp':'2026-11-30T12:30:00Z','meterStop':9,'reason':'Local',"
                            + "'transactionData':[{'timestamp':'2026-11-30T12:29:00Z','sampledValue':[{'value':'8'}]}]}"));

    private static final String TRANSACTION =
            "{'seq':1,'identity':'S','id':7,'connectorId':2,'idTag':'T','meterStart':5,"
                    + "'dateStart':'2026-11-30T12:00:00Z','meterStop':9,'dateStop':'2026-11-30T12:30:00Z','stopIdTag':'T',"
                    + "'reason':'Local','flags':[]}";
    private static final String VALUE = "{'seq':4,'identity':'S','transactionId':7,'time':'2026-11-30T12:10:00Z',"
            + "'source':'METER_VALUES','sampledValue':[{'value':'6'}]}";
    private static final String LAST_VALUE = "{'seq':5,'identity':'S','transactionId':7,'time':'2026-11-30T12:29:00Z',"
            + "'source':'TRANSACTION_DATA','sampledValue':[{'value':'8'}]}";
    private static final String EVENT =
            "{'seq':1,'identity':'S','type':'E','techInfo':'x','timestamp':'2026-11-30T12:20:00Z'}";
    private static final String STATION = "{'identity':'S','bootNotification':{'firmwareVersion':'3'},'connectors':["
            + "{'connectorId':2,'timestamp':'2026-11-30T11:59:00Z'}]}";

    private static StationMessage confirmed(String action, String payload) {
        StationMessage message = new StationMessage("S", StationVersion.JSON_16, 0, action, (ObjectNode) json(payload));
        message.confirm(action, "[3,'" + action + "',{'transactionId':7}]");
        return message;
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static List<JsonNode> rows(String... rows) {
        return Stream.of(rows).map(ChecksTest::json).toList();
    }

    private static List<String> kinds(List<Finding> findings) {
        return findings.stream()
                .map(each -> each.kind() + " " + each.subject())
                .sorted()
                .toList();
    }

    private static List<String> transactions(String... rows) {
        return kinds(new TransactionCheck(SESSION).check(rows(rows)));
    }

    private static List<String> samples(String... rows) {
        return kinds(new SampleCheck(SESSION).check(rows(rows)));
    }

    @Test
    void transactionsAreThereOnceAsTheyWereSent() {
        assertThat(transactions(TRANSACTION)).isEmpty();
        assertThat(transactions()).containsExactly("LOST StartTransaction", "LOST StopTransaction");
        assertThat(transactions(TRANSACTION.replace("'2026-11-30T12:30:00Z'", "null")))
                .containsExactly("LOST StopTransaction");
        assertThat(transactions(TRANSACTION.replace("'2026-11-30T12:00:00Z'", "null")))
                .containsExactly("LOST StartTransaction");
        assertThat(transactions(TRANSACTION.replace("'meterStart':5", "'meterStart':6")))
                .containsExactly("WRONG StartTransaction");
        assertThat(transactions(TRANSACTION.replace("Local", "Other"))).containsExactly("WRONG StopTransaction");
        assertThat(transactions(TRANSACTION, TRANSACTION.replace("'id':7", "'id':8")))
                .containsExactly("DOUBLED transaction", "WRONG transaction that no station began");
        assertThat(transactions(TRANSACTION, TRANSACTION.replace("'S'", "'OTHER'")))
                .containsExactly("DOUBLED transactionId", "WRONG transaction that no station began");
    }

    @Test
    void aStartThatIsConfirmedAgainWithAnotherNumberIsFound() {
        StationMessage start =
                confirmed("StartTransaction", SESSION.get(2).payload().toString());
        start.confirm("again", "[3,'again',{'transactionId':8}]");
        assertThat(kinds(new TransactionCheck(List.of(start)).check(rows(TRANSACTION))))
                .containsExactly("CHANGED StartTransaction");
    }

    @Test
    void meterValuesAreThereOnceAsTheyWereSentAndInOrder() {
        assertThat(samples(VALUE, LAST_VALUE)).isEmpty();
        assertThat(samples(LAST_VALUE)).containsExactly("LOST meter value of MeterValues");
        assertThat(samples(VALUE)).containsExactly("LOST meter value of StopTransaction");
        assertThat(samples(VALUE, VALUE, LAST_VALUE)).containsExactly("DOUBLED meter value");
        assertThat(samples(VALUE.replace("'6'", "'7'"), LAST_VALUE))
                .containsExactly("WRONG meter value of MeterValues");
        assertThat(samples(VALUE.replace("'seq':4", "'seq':6"), LAST_VALUE))
                .containsExactly("BACK meter value of StopTransaction");
    }

    @Test
    void securityEventsAndStatesAreThere() {
        assertThat(new EventCheck(SESSION).check(rows(EVENT))).isEmpty();
        assertThat(kinds(new EventCheck(SESSION).check(rows()))).containsExactly("LOST SecurityEventNotification");
        assertThat(kinds(new EventCheck(SESSION).check(rows(EVENT, EVENT)))).containsExactly("DOUBLED security event");
        assertThat(kinds(new EventCheck(SESSION).check(rows(EVENT.replace("'x'", "'y'")))))
                .containsExactly("WRONG SecurityEventNotification");
        assertThat(new StationCheck(SESSION).check(rows(STATION))).isEmpty();
        assertThat(kinds(new StationCheck(SESSION).check(rows(STATION.replace("11:59", "11:58")))))
                .containsExactly("LOST StatusNotification");
        assertThat(kinds(new StationCheck(SESSION).check(rows(STATION.replace("'3'", "'2'")))))
                .containsExactly("LOST BootNotification");
    }

    @Test
    void theMessageLogHasEachCallAndItsAnswer() {
        List<StationMessage> one = SESSION.subList(0, 1);
        String call = "{'identity':'S','messageId':'BootNotification','action':'BootNotification','kind':'CALL',"
                + "'direction':'RECEIVED','protocol':'JSON','text':''}";
        String answer = "{'identity':'S','messageId':'BootNotification','action':'BootNotification','kind':'RESULT',"
                + "'direction':'SENT','protocol':'JSON','text':\"[3,'BootNotification',{'transactionId':7}]\"}";
        List<JsonNode> rows = List.of(json(call), JsonMapper.shared().readTree(answer(answer)));
        assertThat(new LogCheck(one).check(rows)).isEmpty();
        assertThat(kinds(new LogCheck(one).check(rows.subList(0, 1)))).containsExactly("NOT_LOGGED BootNotification");
        assertThat(kinds(new LogCheck(one).check(rows.subList(1, 2)))).containsExactly("NOT_LOGGED BootNotification");
    }

    /** Quotes as JSON has them, but for those in the text of the frame. */
    private static String answer(String row) {
        int text = row.indexOf('"');
        return row.substring(0, text).replace('\'', '"') + row.substring(text);
    }

    @Test
    void numbersOfAfterAKillAreHigherThanThoseOfBeforeIt() {
        NumberCheck check = new NumberCheck(List.of(Instant.parse("2026-11-30T12:00:00Z")));
        String before = "{'seq':5,'first':null,'second':'2026-11-30T11:00:00Z'}";
        assertThat(check.check(
                        "list",
                        rows(before, "{'seq':6,'first':'2026-11-30T12:01:00Z','second':null}"),
                        "first",
                        "second"))
                .isEmpty();
        assertThat(kinds(check.check(
                        "list",
                        rows(before, "{'seq':4,'first':'2026-11-30T12:01:00Z','second':null}"),
                        "first",
                        "second")))
                .containsExactly("BACK list");
        assertThat(kinds(check.check(
                        "list",
                        rows(before, "{'seq':4,'first':'2026-11-30T11:59:00Z','second':null}"),
                        "first",
                        "second")))
                .isEmpty();
    }
}
