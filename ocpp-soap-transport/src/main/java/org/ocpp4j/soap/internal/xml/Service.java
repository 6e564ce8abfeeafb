package org.ocpp4j.soap.internal.xml;

/** The two services of OCPP-S; each is served by one side and called by the other. */
public enum Service {
    /** The service that stations call. */
    CENTRAL_SYSTEM("CentralSystemService", "Cs"),
    /** The service that the central system calls. */
    CHARGE_POINT("ChargePointService", "Cp");

    private final String title;
    private final String part;

    Service(String title, String part) {
        this.title = title;
        this.part = part;
    }

    /** The name in the service description. */
    public String title() {
        return title;
    }

    /** The part of the namespace that identifies the service. */
    String part() {
        return part;
    }
}
