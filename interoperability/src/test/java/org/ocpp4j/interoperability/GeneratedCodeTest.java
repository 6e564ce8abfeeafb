package org.ocpp4j.interoperability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.OcppVersion;

/** A stock generator makes of our service descriptions what it makes of the official ones. */
class GeneratedCodeTest {
    @ParameterizedTest
    @CsvSource({"1.5, CENTRAL_SYSTEM, 10", "1.5, CHARGE_POINT, 15", "1.6, CENTRAL_SYSTEM, 10", "1.6, CHARGE_POINT, 19"})
    void eachOperationTakesItsRequestAndTheIdentity(String name, Side side, int count) {
        GeneratedCode code = GeneratedCode.of(version(name), side);
        assertThat(code.operations()).hasSize(count);
        for (Method operation : code.operations()) {
            assertThat(operation.getReturnType().getSimpleName())
                    .isEqualTo(GeneratedCode.action(operation) + "Response");
            assertThat(operation.getParameterTypes()[0].getSimpleName())
                    .isEqualTo(GeneratedCode.action(operation) + "Request");
            assertThat(operation.getParameterTypes()).hasSize(2).endsWith(String.class);
        }
    }

    @ParameterizedTest
    @Tag("official-schemas")
    @CsvSource({"1.5, CENTRAL_SYSTEM", "1.5, CHARGE_POINT", "1.6, CENTRAL_SYSTEM", "1.6, CHARGE_POINT"})
    void fitsTheUsersOfCodeFromTheOfficialDescriptions(String name, Side side) throws Exception {
        byte[] wsdl = Files.readAllBytes(official(name, side));
        GeneratedCode official = GeneratedCode.make("official", wsdl, side);
        assertThat(Signatures.of(GeneratedCode.of(version(name), side).contract()))
                .isEqualTo(Signatures.of(official.contract()))
                .hasSizeGreaterThan(20);
    }

    private static OcppVersion version(String name) {
        return name.equals("1.5") ? Ocpp15.VERSION : Ocpp16.VERSION;
    }

    private static Path official(String version, Side side) throws IOException {
        String given = System.getProperty("ocpp.spec", "");
        assertThat(given)
                .as("-Docpp.spec=DIR, the directory that holds the official files")
                .isNotEmpty();
        try (Stream<Path> files = Files.list(Path.of(given, "ocpp-" + version + "-soap"))) {
            String part = side.service().toLowerCase(Locale.ROOT);
            return files.filter(each -> each.toString().toLowerCase(Locale.ROOT).contains(part))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
