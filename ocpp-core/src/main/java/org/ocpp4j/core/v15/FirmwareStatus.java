package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Progress of a firmware update (OCPP 1.5, FirmwareStatusNotification.req). */
public final class FirmwareStatus extends WireEnum {
    /** The firmware is on the station, not yet installed. */
    public static final FirmwareStatus DOWNLOADED = new FirmwareStatus("Downloaded");
    /** The station could not get the firmware. */
    public static final FirmwareStatus DOWNLOAD_FAILED = new FirmwareStatus("DownloadFailed");
    /** The firmware could not be installed. */
    public static final FirmwareStatus INSTALLATION_FAILED = new FirmwareStatus("InstallationFailed");
    /** The new firmware is in place. */
    public static final FirmwareStatus INSTALLED = new FirmwareStatus("Installed");

    private static final Known<FirmwareStatus> KNOWN =
            known(FirmwareStatus::new, DOWNLOADED, DOWNLOAD_FAILED, INSTALLATION_FAILED, INSTALLED);

    private FirmwareStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static FirmwareStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<FirmwareStatus> values() {
        return KNOWN.values();
    }
}
