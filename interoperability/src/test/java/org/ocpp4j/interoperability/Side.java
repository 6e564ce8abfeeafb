package org.ocpp4j.interoperability;

/** The two services of OCPP-S, by who serves them. */
enum Side {
    CENTRAL_SYSTEM("CentralSystemService"),
    CHARGE_POINT("ChargePointService");

    private final String service;

    Side(String service) {
        this.service = service;
    }

    /** The name of the service in its description. */
    String service() {
        return service;
    }
}
