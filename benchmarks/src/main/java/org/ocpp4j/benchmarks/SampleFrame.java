package org.ocpp4j.benchmarks;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Frames as stations send them. */
public enum SampleFrame {
    /** A BootNotification with most of its members. */
    BOOT_NOTIFICATION("""
            [2,"b7d7a1a0-0d43-4a7b-9d0f-3f1c1f6f3b52","BootNotification",{"chargePointVendor":"Northern Chargers",\
            "chargePointModel":"NC-22-Duo","chargePointSerialNumber":"NC22D-2026-004711",\
            "firmwareVersion":"4.12.0-rc3","iccid":"89430300001234567890","imsi":"232011234567890",\
            "meterType":"MID-3P-65A"}]"""),

    /** One reading of 8 values: 912 bytes. */
    METER_VALUES_8(meterValues(1)),

    /** Three readings of 8 values each. */
    METER_VALUES_24(meterValues(3));

    private final String text;

    SampleFrame(String text) {
        this.text = text;
    }

    /** The text of one WebSocket message. */
    public String text() {
        return text;
    }

    private static String meterValues(int readings) {
        return """
                [2,"170412","MeterValues",\
                {"connectorId":1,"transactionId":170001,"meterValue":[%s]}]""".formatted(
                IntStream.range(0, readings).mapToObj(SampleFrame::reading).collect(Collectors.joining(",")));
    }

    private static String reading(int number) {
        return """
                {"timestamp":"2026-11-22T16:%02d:30.250Z","sampledValue":[\
                {"value":"1284512.4","context":"Sample.Periodic","measurand":"Energy.Active.Import.Register",\
                "unit":"Wh"},\
                {"value":"11021.7","context":"Sample.Periodic","measurand":"Power.Active.Import","unit":"W"},\
                {"value":"15.98","context":"Sample.Periodic","measurand":"Current.Import","phase":"L1","unit":"A"},\
                {"value":"16.02","context":"Sample.Periodic","measurand":"Current.Import","phase":"L2","unit":"A"},\
                {"value":"15.95","context":"Sample.Periodic","measurand":"Current.Import","phase":"L3","unit":"A"},\
                {"value":"230.1","context":"Sample.Periodic","measurand":"Voltage","phase":"L1-N","unit":"V"},\
                {"value":"41.5","context":"Sample.Periodic","measurand":"Temperature","unit":"Celsius"},\
                {"value":"63","context":"Sample.Periodic","measurand":"SoC","location":"EV","unit":"Percent"}]}""".formatted(number);
    }
}
