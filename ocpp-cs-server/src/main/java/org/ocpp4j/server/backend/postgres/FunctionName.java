package org.ocpp4j.server.backend.postgres;

import java.util.List;
import java.util.Locale;

/** The functions that are called, all in the schema {@code ocpp}; in any case of letters. */
enum FunctionName {
    PARSE("Parse", 6, 5),
    SET_CHARGE_POINT_CONNECTED("SetChargePointConnected", 3),
    CHARGE_POINT_LIST("ChargePointList", 2),
    TRANSACTION_LIST("TransactionList", 2),
    RESERVATION_LIST("ReservationList", 2),
    PARSE_XML("ParseXML", 1);

    private final String shown;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Integer> arguments;

    /** The numbers of arguments that it may be called with, the preferred one first. */
    FunctionName(String shown, Integer... arguments) {
        this.shown = shown;
        this.arguments = List.of(arguments);
    }

    /** As the contract spells it, without the schema. */
    String shown() {
        return shown;
    }

    /** As the catalogue is searched for it. */
    String folded() {
        return shown.toLowerCase(Locale.ROOT);
    }

    List<Integer> arguments() {
        return arguments;
    }

    /** For people. */
    @Override
    public String toString() {
        return "ocpp." + shown;
    }
}
