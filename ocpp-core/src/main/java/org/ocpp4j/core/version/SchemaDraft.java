package org.ocpp4j.core.version;

/**
 * The edition of JSON Schema that a message's official schema is written in. The editions differ in one rule that
 * matters here: whether {@code 1.0} is an integer.
 */
public enum SchemaDraft {
    /** Draft 04, used by OCPP 1.6: {@code 1.0} is not an integer. */
    DRAFT_04("http://json-schema.org/draft-04/schema#", "id", false),
    /** Draft 06, used by the 1.6 security extension and later versions: {@code 1.0} is an integer. */
    DRAFT_06("http://json-schema.org/draft-06/schema#", "$id", true);

    private final String uri;
    private final String idKeyword;
    private final boolean integralDecimals;

    SchemaDraft(String uri, String idKeyword, boolean integralDecimals) {
        this.uri = uri;
        this.idKeyword = idKeyword;
        this.integralDecimals = integralDecimals;
    }

    /**
     * The value of {@code $schema}.
     *
     * @return the URI of the meta-schema
     */
    public String uri() {
        return uri;
    }

    /**
     * The keyword that names a schema.
     *
     * @return {@code id} or {@code $id}
     */
    public String idKeyword() {
        return idKeyword;
    }

    /**
     * Whether a number with a fraction of zero is an integer.
     *
     * @return true where {@code 1.0} and {@code 1e2} are integers
     */
    public boolean integralDecimals() {
        return integralDecimals;
    }
}
