package org.ocpp4j.core.version;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/** The default spelling of error codes. */
final class ErrorNames {
    /** The ten codes of OCPP 1.6, in their oldest spelling. */
    static final Map<ErrorCode, String> OCPP_1_6 =
            oldest(EnumSet.range(ErrorCode.NOT_IMPLEMENTED, ErrorCode.GENERIC_ERROR));

    private ErrorNames() {}

    private static Map<ErrorCode, String> oldest(EnumSet<ErrorCode> codes) {
        Map<ErrorCode, String> names = new EnumMap<>(ErrorCode.class);
        codes.forEach(code -> names.put(code, code.spellings().get(0)));
        return Collections.unmodifiableMap(names);
    }
}
