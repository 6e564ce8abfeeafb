package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/**
 * How an update with signed firmware proceeds (OCPP 1.6 security whitepaper, section 6.8). The whitepaper calls it a
 * firmware status, as OCPP 1.6 does its {@link FirmwareStatus}; the values differ.
 */
public final class SignedFirmwareStatus extends WireEnum {
    /** The download is complete. */
    public static final SignedFirmwareStatus DOWNLOADED = new SignedFirmwareStatus("Downloaded");
    /** The download has failed; the update is over. */
    public static final SignedFirmwareStatus DOWNLOAD_FAILED = new SignedFirmwareStatus("DownloadFailed");
    /** The download is under way. */
    public static final SignedFirmwareStatus DOWNLOADING = new SignedFirmwareStatus("Downloading");
    /** The download will begin later. */
    public static final SignedFirmwareStatus DOWNLOAD_SCHEDULED = new SignedFirmwareStatus("DownloadScheduled");
    /** The download is paused. */
    public static final SignedFirmwareStatus DOWNLOAD_PAUSED = new SignedFirmwareStatus("DownloadPaused");
    /** No update is under way; only as an answer to ExtendedTriggerMessage. */
    public static final SignedFirmwareStatus IDLE = new SignedFirmwareStatus("Idle");
    /** The installation has failed; the update is over. */
    public static final SignedFirmwareStatus INSTALLATION_FAILED = new SignedFirmwareStatus("InstallationFailed");
    /** The installation is under way. */
    public static final SignedFirmwareStatus INSTALLING = new SignedFirmwareStatus("Installing");
    /** The new firmware is installed; the update is over. */
    public static final SignedFirmwareStatus INSTALLED = new SignedFirmwareStatus("Installed");
    /** The station is about to restart with the new firmware. */
    public static final SignedFirmwareStatus INSTALL_REBOOTING = new SignedFirmwareStatus("InstallRebooting");
    /** The installation will begin at the time the request named. */
    public static final SignedFirmwareStatus INSTALL_SCHEDULED = new SignedFirmwareStatus("InstallScheduled");
    /** The new firmware did not pass a check before its installation; the update is over. */
    public static final SignedFirmwareStatus INSTALL_VERIFICATION_FAILED =
            new SignedFirmwareStatus("InstallVerificationFailed");
    /** The signature is not valid; the update is over. */
    public static final SignedFirmwareStatus INVALID_SIGNATURE = new SignedFirmwareStatus("InvalidSignature");
    /** The signature is valid. */
    public static final SignedFirmwareStatus SIGNATURE_VERIFIED = new SignedFirmwareStatus("SignatureVerified");

    private static final Known<SignedFirmwareStatus> KNOWN = known(
            SignedFirmwareStatus::new,
            DOWNLOADED,
            DOWNLOAD_FAILED,
            DOWNLOADING,
            DOWNLOAD_SCHEDULED,
            DOWNLOAD_PAUSED,
            IDLE,
            INSTALLATION_FAILED,
            INSTALLING,
            INSTALLED,
            INSTALL_REBOOTING,
            INSTALL_SCHEDULED,
            INSTALL_VERIFICATION_FAILED,
            INVALID_SIGNATURE,
            SIGNATURE_VERIFIED);

    private SignedFirmwareStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static SignedFirmwareStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<SignedFirmwareStatus> values() {
        return KNOWN.values();
    }
}
