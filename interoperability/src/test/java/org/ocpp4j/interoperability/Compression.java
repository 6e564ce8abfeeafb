package org.ocpp4j.interoperability;

import org.apache.cxf.transport.common.gzip.GZIPFeature;

/** Reads and writes gzip, however small the body. */
final class Compression {
    private Compression() {}

    /** Compresses what goes to those who say that they can read it. */
    static GZIPFeature wherePossible() {
        GZIPFeature feature = new GZIPFeature();
        feature.setThreshold(0);
        return feature;
    }

    /** Compresses everything. */
    static GZIPFeature always() {
        GZIPFeature feature = wherePossible();
        feature.setForce(true);
        return feature;
    }
}
