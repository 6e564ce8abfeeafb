package org.ocpp4j.core.internal.shape;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** One component of a record: its names on the wire, whether it may be absent, and its value. */
record ComponentShape(
        int index, String name, @Nullable String alias, boolean required, ValueShape value, MethodHandle accessor) {}
