package org.ocpp4j.server.rest;

/** The texts of the API description besides its operations. */
final class ApiTexts {
    static final String INTRODUCTION = """
            Stations, what they report, and commands to them.

            Failures are `application/problem+json` (RFC 9457) with a member `outcome` for programs. Those of commands also
            have `dispatched`: false if nothing was sent to the station.

            Lists are complete and newest first. `limit` makes pages; the header `Link` leads to the next one. Times are ISO
            8601; without an offset they are UTC. Most lists come as CSV, too: `Accept: text/csv` or `?format=csv`.""";

    static final String PROBLEM_SCHEMA = """
            {"type":"object","required":["type","title","status","detail","outcome"],"properties":{
              "type":{"type":"string","format":"uri-reference"},
              "title":{"type":"string"},
              "status":{"type":"integer"},
              "detail":{"type":"string","description":"What happened, for people."},
              "outcome":{"type":"string","description":"What happened, for programs."},
              "dispatched":{"type":["boolean","null"],"description":"Of commands: whether it was sent to the station; null: not known."}}}""";

    static final String SECURITY_SCHEMES = """
            {"token":{"type":"http","scheme":"bearer","description":"Made by `token create`."},
             "account":{"type":"http","scheme":"basic","description":"Made by `account create`."}}""";

    private ApiTexts() {}
}
