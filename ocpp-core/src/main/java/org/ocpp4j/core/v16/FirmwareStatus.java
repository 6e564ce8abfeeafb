package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** How an update of the firmware proceeds (OCPP 1.6, section 7.25). */
public final class FirmwareStatus extends WireEnum {
    /** The download is complete. */
    public static final FirmwareStatus DOWNLOADED = new FirmwareStatus("Downloaded");
    /** The download has failed. */
    public static final FirmwareStatus DOWNLOAD_FAILED = new FirmwareStatus("DownloadFailed");
    /** The download is under way. */
    public static final FirmwareStatus DOWNLOADING = new FirmwareStatus("Downloading");
    /** No update is under way; only as an answer to TriggerMessage. */
    public static final FirmwareStatus IDLE = new FirmwareStatus("Idle");
    /** The installation has failed. */
    public static final FirmwareStatus INSTALLATION_FAILED = new FirmwareStatus("InstallationFailed");
    /** The installation is under way. */
    public static final FirmwareStatus INSTALLING = new FirmwareStatus("Installing");
    /** The new firmware is installed. */
    public static final FirmwareStatus INSTALLED = new FirmwareStatus("Installed");

    private static final Known<FirmwareStatus> KNOWN = known(
            FirmwareStatus::new,
            DOWNLOADED,
            DOWNLOAD_FAILED,
            DOWNLOADING,
            IDLE,
            INSTALLATION_FAILED,
            INSTALLING,
            INSTALLED);

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
