package org.ocpp4j.interoperability;

import jakarta.jws.WebService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.apache.cxf.tools.common.ToolContext;
import org.apache.cxf.tools.wsdlto.WSDLToJava;
import org.ocpp4j.core.version.OcppVersion;

/**
 * The Java code that CXF generates from our description of a service, compiled and loaded. It is made once for each
 * service, by the test that asks first.
 *
 * @param wsdl the description
 * @param namespace that of the service
 * @param side who serves it
 * @param contract the generated interface, one method for each operation; each takes the request and the identity
 */
record GeneratedCode(URI wsdl, String namespace, Side side, Class<?> contract) {
    private static final Map<String, GeneratedCode> MADE = new ConcurrentHashMap<>();

    static GeneratedCode of(OcppVersion version, Side side) {
        return MADE.computeIfAbsent(version.name() + side, key -> {
            try {
                String name =
                        "ocpp" + version.name().replace(".", "") + side.name().toLowerCase(Locale.ROOT);
                return make(name, Descriptions.of(version, side), side);
            } catch (Exception failed) {
                throw new IllegalStateException("No code for " + side.service() + " of " + version, failed);
            }
        });
    }

    /** The methods of the contract, in alphabetical order. */
    List<Method> operations() {
        return Stream.of(contract.getMethods())
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    /** The method of an action. */
    Method operation(String action) {
        return operations().stream()
                .filter(each -> action(each).equals(action))
                .findFirst()
                .orElseThrow();
    }

    /** The name of the action that a method stands for. */
    static String action(Method operation) {
        String name = operation.getName();
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /**
     * Generates, compiles and loads.
     *
     * @param name the Java package of the code
     * @param wsdl a description of the service
     */
    static GeneratedCode make(String name, byte[] wsdl, Side side) throws Exception {
        Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target", "cxf")), name)
                .toAbsolutePath();
        Path sources = Files.createDirectories(directory.resolve("sources"));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Path file = directory.resolve(side.service() + ".wsdl");
        Files.write(file, wsdl);
        String where = file.toUri().toString();
        // exsh: the header that the binding names becomes a parameter
        String[] options = {"-exsh", "true", "-p", name, "-d", sources.toString(), "-wsdlLocation", where, where};
        new WSDLToJava(options).run(new ToolContext());
        compile(sources, classes);
        URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, GeneratedCode.class.getClassLoader());
        Class<?> contract = loader.loadClass(name + "." + side.service());
        String namespace = contract.getAnnotation(WebService.class).targetNamespace();
        return new GeneratedCode(file.toUri(), namespace, side, contract);
    }

    private static void compile(Path sources, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-nowarn", "-encoding", "UTF-8", "-d", classes.toString(), "-classpath"));
        arguments.add(System.getProperty("java.class.path"));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("The generated code does not compile");
        }
    }
}
