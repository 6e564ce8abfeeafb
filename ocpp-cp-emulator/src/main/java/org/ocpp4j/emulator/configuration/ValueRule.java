package org.ocpp4j.emulator.configuration;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.Measurand;

/** The valid values of a configuration key. Keys without effect accept any value. */
public enum ValueRule {
    /** Any text. */
    ANY("a text of at most 500 characters"),
    /** True or false. */
    FLAG("true or false"),
    /** A number from 0. */
    COUNT("a whole number from 0 to 2147483647"),
    /** A number from 1. */
    POSITIVE("a whole number from 1 to 2147483647"),
    /** The measurands of the emulated meter. */
    MEASURANDS("a list of measurands that the emulator has, separated by commas"),
    /** A name in BootNotification. */
    NAME("a text of 1 to 20 characters"),
    /** A serial number in BootNotification. */
    SERIAL("a text of 1 to 25 characters"),
    /** A version in BootNotification. */
    SOFTWARE("a text of 1 to 50 characters"),
    /** The status of a connector with a new transaction. */
    CHARGING_STATUS("Charging, SuspendedEV or SuspendedEVSE"),
    /** The address of a central system. */
    CENTRAL_SYSTEM(CentralSystemAddress.EXPECTED);

    private static final int LONGEST = 500;
    private static final Set<String> MEASURED = Set.of(
            Measurand.ENERGY_ACTIVE_IMPORT_REGISTER.wireName(),
            Measurand.POWER_ACTIVE_IMPORT.wireName(),
            Measurand.CURRENT_IMPORT.wireName(),
            Measurand.VOLTAGE.wireName(),
            Measurand.SOC.wireName());
    private static final Set<String> CHARGING = Set.of(
            ChargePointStatus.CHARGING.wireName(),
            ChargePointStatus.SUSPENDED_EV.wireName(),
            ChargePointStatus.SUSPENDED_EVSE.wireName());

    /** By the key in lower case: keys are compared ignoring case. */
    private static final Map<String, ValueRule> BY_KEY = Map.ofEntries(
            entry("allowofflinetxforunknownid", FLAG),
            entry("authorizationcacheenabled", FLAG),
            entry("authorizeremotetxrequests", FLAG),
            entry("centralsystemurl", CENTRAL_SYSTEM),
            entry("chargepointmodel", NAME),
            entry("chargepointserialnumber", SERIAL),
            entry("chargepointsoftwareversion", SOFTWARE),
            entry("chargepointvendor", NAME),
            entry("connectiontimeout", COUNT),
            entry("finishingtimeout", COUNT),
            entry("heartbeatinterval", POSITIVE),
            entry("localauthlistenabled", FLAG),
            entry("localauthorizeoffline", FLAG),
            entry("localpreauthorize", FLAG),
            entry("metervaluesampleinterval", COUNT),
            entry("metervaluessampleddata", MEASURANDS),
            entry("plugindelay", COUNT),
            entry("powerconsumptiontimeout", COUNT),
            entry("reserveconnectorzerosupported", FLAG),
            entry("starttransactionstatus", CHARGING_STATUS),
            entry("stoptransactiononinvalidid", FLAG),
            entry("transactionmessageattempts", POSITIVE),
            entry("transactionmessageretryinterval", COUNT));

    private final String expected;

    ValueRule(String expected) {
        this.expected = expected;
    }

    /**
     * The rule of a key.
     *
     * @param key the key, compared ignoring case
     * @return {@link #ANY} for keys without effect
     */
    public static ValueRule of(String key) {
        return BY_KEY.getOrDefault(key.toLowerCase(Locale.ROOT), ANY);
    }

    /**
     * The description of valid values.
     *
     * @return words for people
     */
    public String expected() {
        return expected;
    }

    /**
     * The value as it is stored: flags in lower case.
     *
     * @param value the value as received
     * @return the value
     */
    public String normal(String value) {
        return this == FLAG ? value.toLowerCase(Locale.ROOT) : value;
    }

    /**
     * Whether a key can have a value.
     *
     * @param value the value, as {@link #normal} returns it
     * @return true if it can
     */
    public boolean admits(String value) {
        return switch (this) {
            case ANY -> isText(value, 0, LONGEST);
            case FLAG -> value.equals("true") || value.equals("false");
            case COUNT -> isNumber(value, 0);
            case POSITIVE -> isNumber(value, 1);
            case MEASURANDS -> Stream.of(value.split(",", -1)).map(String::trim).allMatch(MEASURED::contains);
            case NAME -> isText(value, 1, 20);
            case SERIAL -> isText(value, 1, 25);
            case SOFTWARE -> isText(value, 1, 50);
            case CHARGING_STATUS -> CHARGING.contains(value);
            case CENTRAL_SYSTEM -> CentralSystemAddress.isAddress(value);
        };
    }

    private static boolean isText(String value, int least, int most) {
        int length = value.codePointCount(0, value.length());
        return length >= least && length <= most;
    }

    private static boolean isNumber(String value, int least) {
        try {
            return Integer.parseInt(value) >= least;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
