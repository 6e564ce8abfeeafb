package org.ocpp4j.emulator;

import static org.ocpp4j.emulator.Setting.Kind.COUNT;
import static org.ocpp4j.emulator.Setting.Kind.FLAG;
import static org.ocpp4j.emulator.Setting.Kind.MEASURANDS;
import static org.ocpp4j.emulator.Setting.Kind.POSITIVE;
import static org.ocpp4j.emulator.Setting.Kind.READ_ONLY;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.ocpp4j.core.v16.ChangeConfigurationRequest;
import org.ocpp4j.core.v16.ConfigurationStatus;
import org.ocpp4j.core.v16.GetConfigurationRequest;
import org.ocpp4j.core.v16.GetConfigurationResponse;
import org.ocpp4j.core.v16.KeyValue;

/**
 * The configuration keys of a station (OCPP 1.6, section 9). Every key that can be written has an effect; the others
 * describe the station. Belongs to the station's serial executor.
 */
final class Configuration {
    /** By the key in lower case: keys are compared without case. */
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private Consumer<String> changed = key -> {};

    Configuration(StationModel model) {
        add("AllowOfflineTxForUnknownId", FLAG, "false");
        add("AuthorizationCacheEnabled", FLAG, "true");
        add("AuthorizeRemoteTxRequests", FLAG, "false");
        add("ClockAlignedDataInterval", READ_ONLY, "0");
        add("ConnectionTimeOut", READ_ONLY, "60");
        add("ConnectorPhaseRotation", READ_ONLY, "NotApplicable");
        add("GetConfigurationMaxKeys", READ_ONLY, "50");
        add("HeartbeatInterval", POSITIVE, "300");
        add("LocalAuthListEnabled", FLAG, "true");
        add("LocalAuthListMaxLength", READ_ONLY, String.valueOf(LocalList.MOST_ENTRIES));
        add("LocalAuthorizeOffline", FLAG, "true");
        add("LocalPreAuthorize", FLAG, "false");
        add("MeterValuesAlignedData", READ_ONLY, "");
        add("MeterValuesSampledData", MEASURANDS, MeterReadings.defaults(model.version()));
        add(
                "MeterValueSampleInterval",
                COUNT,
                String.valueOf(model.meterInterval().toSeconds()));
        add("NumberOfConnectors", READ_ONLY, String.valueOf(model.connectors()));
        add("ReserveConnectorZeroSupported", READ_ONLY, "false");
        add("ResetRetries", READ_ONLY, "0");
        add("SendLocalListMaxLength", READ_ONLY, String.valueOf(LocalList.MOST_ENTRIES));
        add("StopTransactionOnEVSideDisconnect", READ_ONLY, "true");
        add("StopTransactionOnInvalidId", FLAG, "true");
        add("StopTxnAlignedData", READ_ONLY, "");
        add("StopTxnSampledData", READ_ONLY, "");
        add(
                "SupportedFeatureProfiles",
                READ_ONLY,
                "Core,FirmwareManagement,LocalAuthListManagement,Reservation,RemoteTrigger");
        add("TransactionMessageAttempts", POSITIVE, "3");
        add("TransactionMessageRetryInterval", COUNT, "20");
        add("UnlockConnectorOnEVSideDisconnect", READ_ONLY, "true");
    }

    /** Learns the key after each change, in its official spelling. */
    void whenChanged(Consumer<String> action) {
        changed = action;
    }

    boolean flag(String key) {
        return text(key).equals("true");
    }

    int number(String key) {
        return Integer.parseInt(text(key));
    }

    Duration seconds(String key) {
        return Duration.ofSeconds(number(key));
    }

    String text(String key) {
        Setting setting = settings.get(lower(key));
        if (setting == null) {
            throw new IllegalArgumentException("No configuration key " + key);
        }
        return setting.value();
    }

    ConfigurationStatus change(ChangeConfigurationRequest request) {
        Setting setting = settings.get(lower(request.key()));
        if (setting == null) {
            return ConfigurationStatus.NOT_SUPPORTED;
        }
        if (!setting.set(request.value())) {
            return ConfigurationStatus.REJECTED;
        }
        changed.accept(setting.key());
        return ConfigurationStatus.ACCEPTED;
    }

    GetConfigurationResponse get(GetConfigurationRequest request) {
        List<String> keys = request.key();
        if (keys == null || keys.isEmpty()) {
            return new GetConfigurationResponse(
                    settings.values().stream().map(Setting::read).toList(), null);
        }
        List<KeyValue> found = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String key : keys) {
            Setting setting = settings.get(lower(key));
            if (setting == null) {
                unknown.add(key);
            } else {
                found.add(setting.read());
            }
        }
        return new GetConfigurationResponse(found, unknown.isEmpty() ? null : unknown);
    }

    private void add(String key, Setting.Kind kind, String value) {
        settings.put(lower(key), new Setting(key, kind, value));
    }

    private static String lower(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
