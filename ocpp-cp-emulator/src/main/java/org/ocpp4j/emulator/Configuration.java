package org.ocpp4j.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ocpp4j.core.v16.ChangeConfigurationRequest;
import org.ocpp4j.core.v16.ConfigurationStatus;
import org.ocpp4j.core.v16.GetConfigurationRequest;
import org.ocpp4j.core.v16.GetConfigurationResponse;
import org.ocpp4j.core.v16.KeyValue;
import org.ocpp4j.emulator.configuration.ConfigurationKey;

/**
 * The configuration keys of a station (OCPP 1.6, section 9). Every writable key of the emulator has an effect, and the
 * others describe the station; a station from a folder can have more keys. Belongs to the station's serial executor.
 */
final class Configuration {
    private static final int FEWEST_KEYS = 50;

    /** The keys that cannot change while the station runs. */
    private static final Set<String> FIXED = Set.of("stationidentity", "numberofconnectors", "getconfigurationmaxkeys");

    /** By the key in lower case: keys are compared ignoring case. */
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private Consumer<String> changed = key -> {};

    Configuration(StationSetup setup) {
        StationModel model = setup.model();
        add("AllowOfflineTxForUnknownId", "false");
        add("AuthorizationCacheEnabled", "true");
        add("AuthorizeRemoteTxRequests", "false");
        describe("ClockAlignedDataInterval", "0");
        add("ConnectionTimeOut", "60");
        describe("ConnectorPhaseRotation", "NotApplicable");
        add("HeartbeatInterval", "300");
        add("LocalAuthListEnabled", "true");
        describe("LocalAuthListMaxLength", String.valueOf(LocalList.MOST_ENTRIES));
        add("LocalAuthorizeOffline", "true");
        add("LocalPreAuthorize", "false");
        describe("MeterValuesAlignedData", "");
        add("MeterValuesSampledData", MeterReadings.defaults(model.version()));
        add("MeterValueSampleInterval", String.valueOf(model.meterInterval().toSeconds()));
        describe("NumberOfConnectors", String.valueOf(setup.connectors().size()));
        describe("ReserveConnectorZeroSupported", "false");
        describe("ResetRetries", "0");
        describe("SendLocalListMaxLength", String.valueOf(LocalList.MOST_ENTRIES));
        describe("StopTransactionOnEVSideDisconnect", "true");
        add("StopTransactionOnInvalidId", "true");
        describe("StopTxnAlignedData", "");
        describe("StopTxnSampledData", "");
        describe(
                "SupportedFeatureProfiles",
                "Core,FirmwareManagement,LocalAuthListManagement,Reservation,RemoteTrigger");
        add("TransactionMessageAttempts", "3");
        add("TransactionMessageRetryInterval", "20");
        describe("UnlockConnectorOnEVSideDisconnect", "true");
        setup.keys().forEach(this::given);
        int most = Math.max(FEWEST_KEYS, settings.size());
        describe("GetConfigurationMaxKeys", String.valueOf(most));
    }

    /** Registers an action that receives the key after each change, in its official spelling. */
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

    /** The value of a key that a station need not have. */
    Optional<String> find(String key) {
        return Optional.ofNullable(settings.get(lower(key))).map(Setting::value).filter(value -> !value.isEmpty());
    }

    /** The value of a key that a station need not have. */
    Duration seconds(String key, Duration otherwise) {
        return find(key).map(Integer::parseInt).map(Duration::ofSeconds).orElse(otherwise);
    }

    /** The station changes a key itself, even if the central system may not. */
    void set(String key, String value) {
        Setting setting = settings.get(lower(key));
        if (setting != null && setting.set(value)) {
            changed.accept(setting.key());
        }
    }

    ConfigurationStatus change(ChangeConfigurationRequest request) {
        Setting setting = settings.get(lower(request.key()));
        if (setting == null) {
            return ConfigurationStatus.NOT_SUPPORTED;
        }
        if (!setting.change(request.value())) {
            return ConfigurationStatus.REJECTED;
        }
        changed.accept(setting.key());
        return lower(setting.key()).equals("centralsystemurl")
                ? ConfigurationStatus.REBOOT_REQUIRED
                : ConfigurationStatus.ACCEPTED;
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

    /** A key of the station's own configuration, which overrides the key of the emulator. */
    private void given(ConfigurationKey key) {
        boolean fixed = FIXED.contains(lower(key.key()));
        String value = key.value().isEmpty() ? find(key.key()).orElse("") : key.value();
        put(key.key(), fixed || key.readOnly(), value);
    }

    private void add(String key, String value) {
        put(key, false, value);
    }

    private void describe(String key, String value) {
        put(key, true, value);
    }

    private void put(String key, boolean readOnly, String value) {
        settings.put(lower(key), new Setting(key, readOnly, value));
    }

    private static String lower(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
