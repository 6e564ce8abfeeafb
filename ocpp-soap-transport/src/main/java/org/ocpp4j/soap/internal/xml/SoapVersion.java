package org.ocpp4j.soap.internal.xml;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.FeatureProfile;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;

/** A version of OCPP over SOAP: namespaces and operations. Immutable. */
public final class SoapVersion {
    /** OCPP 1.5. */
    public static final SoapVersion V15 = new SoapVersion(Ocpp15.VERSION, "2012/06", Set.of());
    /** OCPP 1.6; its security extension exists in JSON only. */
    public static final SoapVersion V16 = new SoapVersion(
            Ocpp16.VERSION,
            "2015/10",
            Ocpp16.VERSION.actions().stream()
                    .filter(action -> FeatureProfile.SECURITY.equals(action.profile()))
                    .map(Action::name)
                    .collect(Collectors.toSet()));

    /** Both, the newer one first. */
    public static final List<SoapVersion> ALL = List.of(V16, V15);

    private final OcppVersion ocpp;
    private final String date;
    private final Map<Service, Map<String, Operation>> byAction = new EnumMap<>(Service.class);
    private final Map<Service, Map<String, Operation>> byElement = new EnumMap<>(Service.class);

    private SoapVersion(OcppVersion ocpp, String date, Set<String> absent) {
        this.ocpp = ocpp;
        this.date = date;
        for (Service service : Service.values()) {
            Map<String, Operation> actions = new LinkedHashMap<>();
            Map<String, Operation> elements = new LinkedHashMap<>();
            for (Action<?, ?> action : ocpp.actions()) {
                boolean calls = service == Service.CENTRAL_SYSTEM ? action.isFromStation() : action.isToStation();
                if (calls && !absent.contains(action.name())) {
                    Operation operation = new Operation(
                            action.name(),
                            (Layout.Sequence) LayoutCompiler.compile(action.type(MessageKind.REQUEST)),
                            (Layout.Sequence) LayoutCompiler.compile(action.type(MessageKind.RESPONSE)));
                    actions.put(action.name(), operation);
                    elements.put(operation.element(MessageKind.REQUEST), operation);
                }
            }
            byAction.put(service, Collections.unmodifiableMap(actions));
            byElement.put(service, elements);
        }
    }

    /** The SOAP form of a version. */
    public static Optional<SoapVersion> of(OcppVersion ocpp) {
        return ALL.stream().filter(version -> version.ocpp.equals(ocpp)).findFirst();
    }

    /** The version whose messages these are. */
    public OcppVersion ocpp() {
        return ocpp;
    }

    /** The namespace of a service, as it is written. */
    public String namespace(Service service) {
        return "urn://Ocpp/" + service.part() + "/" + date + "/";
    }

    /** Whether a namespace belongs to a service; the last slash may be missing. */
    public boolean isNamespace(Service service, @Nullable String namespace) {
        String written = namespace(service);
        return namespace != null
                && (namespace.equals(written)
                        || (namespace.length() == written.length() - 1 && written.startsWith(namespace)));
    }

    /** The operations of a service, in alphabetical order. */
    public Collection<Operation> operations(Service service) {
        return operationsOf(byAction, service).values();
    }

    /** Finds the operation of an action. */
    public Optional<Operation> operation(Service service, String action) {
        return Optional.ofNullable(operationsOf(byAction, service).get(action));
    }

    /** Finds the operation whose request is the element of this name. */
    public Optional<Operation> operationOf(Service service, String requestElement) {
        return Optional.ofNullable(operationsOf(byElement, service).get(requestElement));
    }

    private static Map<String, Operation> operationsOf(Map<Service, Map<String, Operation>> all, Service service) {
        return all.getOrDefault(service, Map.of());
    }

    @Override
    public String toString() {
        return ocpp.toString();
    }
}
