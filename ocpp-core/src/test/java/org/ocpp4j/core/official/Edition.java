package org.ocpp4j.core.official;

/** The rules on which the official descriptions differ from each other. */
enum Edition {
    /** The service descriptions of OCPP 1.5: {@code xs:int} and {@code xs:dateTime}. */
    OCPP_15(false, false),
    /** The schemas of OCPP 1.6, draft 04: {@code 1.0} is not an integer. */
    OCPP_16(false, true),
    /** The schemas of the security extension, draft 06: {@code 1.0} is an integer. */
    SECURITY_16(true, true);

    private final boolean integralDecimals;
    private final boolean rfc3339;

    Edition(boolean integralDecimals, boolean rfc3339) {
        this.integralDecimals = integralDecimals;
        this.rfc3339 = rfc3339;
    }

    boolean integralDecimals() {
        return integralDecimals;
    }

    boolean rfc3339() {
        return rfc3339;
    }
}
