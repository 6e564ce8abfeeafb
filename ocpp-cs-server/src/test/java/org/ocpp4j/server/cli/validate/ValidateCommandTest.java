package org.ocpp4j.server.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines in, verdicts out. */
class ValidateCommandTest {
    private static List<String> run(String input) throws IOException {
        return run(input.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> run(byte[] input) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        new ValidateCommand().validate(new ByteArrayInputStream(input), output);
        return output.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'version':'1.6','action':'Heartbeat','kind':'Request','payload':{}}",
                "{'version':'1.6','action':'Heartbeat','kind':'request','payload':{},'note':'ignored'}",
                "{'version':'1.5','action':'Heartbeat','kind':'Response','payload':{'currentTime':'2026-11-22T12:00:00'}}",
                "{'version':'1.6','action':'GetLog','kind':'Response','payload':{'status':'Accepted'}}",
                "{'version':'1.6','frame':'[2,\\\"1\\\",\\\"Heartbeat\\\",{}]'}",
                "{'version':'1.6','frame':[2,'1','Heartbeat',null]}",
                "{'version':'1.6','frame':[3,'1',{'anything':1}]}",
                "{'version':'1.6','frame':[3,'1',{'status':'Accepted'}],'action':'Reset'}",
                "{'version':'1.6','frame':[4,'1','OccurenceConstraintViolation','',{}]}",
            })
    void isValid(String line) throws IOException {
        assertThat(run(line.replace('\'', '"'))).containsExactly("{\"line\":1,\"valid\":true,\"errors\":[]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nonsense                                                                       |       | json                 | FormationViolation
            []                                                                             |       | json                 | FormationViolation
            {'action':'Heartbeat','kind':'Request','payload':{}}                           |       | version              | FormationViolation
            {'version':'2.0.1','action':'Heartbeat','kind':'Request','payload':{}}         |       | version              | FormationViolation
            {'version':'1.6','kind':'Request','payload':{}}                                |       | action               | FormationViolation
            {'version':'1.6','action':'heartbeat','kind':'Request','payload':{}}           |       | action               | NotImplemented
            {'version':'1.5','action':'TriggerMessage','kind':'Request','payload':{}}      |       | action               | NotImplemented
            {'version':'1.6','action':'Heartbeat','payload':{}}                            |       | kind                 | FormationViolation
            {'version':'1.6','action':'Heartbeat','kind':'Request'}                        |       | payload              | FormationViolation
            {'version':'1.6','action':'Heartbeat','kind':'Request','payload':null}         |       | type                 | FormationViolation
            {'version':'1.6','action':'Heartbeat','kind':'Request','payload':{'a':1}}      |       | additionalProperties | FormationViolation
            {'version':'1.6','action':'Authorize','kind':'Request','payload':{}}           |       | required             | OccurenceConstraintViolation
            {'version':'1.6','action':'Authorize','kind':'Request','payload':{'idTag':1}}  | /idTag | type                | TypeConstraintViolation
            {'version':'1.6','frame':{}}                                                   |       | type                 | FormationViolation
            {'version':'1.6','frame':'[2,'}                                                |       | json                 | FormationViolation
            {'version':'1.6','frame':[]}                                                   | /0    | enum                 | PropertyConstraintViolation
            {'version':'1.6','frame':[5,'1',{}]}                                           | /0    | enum                 | PropertyConstraintViolation
            {'version':'1.6','frame':[2,'1','Heartbeat']}                                  |       | minItems             | FormationViolation
            {'version':'1.6','frame':[2,'1','Heartbeat',{},1]}                             |       | maxItems             | FormationViolation
            {'version':'1.6','frame':[2,1,'Heartbeat',{}]}                                 | /1    | type                 | FormationViolation
            {'version':'1.6','frame':[2,'1234567890123456789012345678901234567','Heartbeat',{}]} | /1 | maxLength          | PropertyConstraintViolation
            {'version':'1.6','frame':[2,'1',7,{}]}                                         | /2    | type                 | FormationViolation
            {'version':'1.6','frame':[2,'1','Nothing',{}]}                                 | /2    | action               | NotImplemented
            {'version':'1.6','frame':[2,'1','Authorize',{'idTag':1}]}                      | /3/idTag | type              | TypeConstraintViolation
            {'version':'1.6','frame':[3,'1',{'status':'No'}],'action':'Reset'}             | /2/status | enum             | PropertyConstraintViolation
            {'version':'1.6','frame':[3,'1',[]]}                                           | /2    | type                 | FormationViolation
            {'version':'1.6','frame':[4,'1','Wrong','',{}]}                                | /2    | enum                 | PropertyConstraintViolation
            {'version':'1.6','frame':[4,'1','InternalError','']}                           |       | minItems             | FormationViolation
            {'version':'1.6','frame':[4,'1','InternalError','',[]]}                        | /4    | type                 | FormationViolation
            """)
    void isInvalid(String line, String pointer, String keyword, String code) throws IOException {
        List<String> verdicts = run(line.replace('\'', '"'));
        assertThat(verdicts)
                .singleElement()
                .asString()
                .startsWith("{\"line\":1,\"valid\":false,\"errors\":[{\"pointer\":\"" + (pointer == null ? "" : pointer)
                        + "\",\"keyword\":\"" + keyword + "\",\"message\":\"")
                .endsWith("\",\"code\":\"" + code + "\"}]}");
    }

    @Test
    void everyViolationIsListed() throws IOException {
        assertThat(run("{\"version\":\"1.6\",\"action\":\"StatusNotification\",\"kind\":\"Request\",\"payload\":"
                        + "{\"connectorId\":\"1\",\"status\":\"Parked\"}}"))
                .singleElement()
                .asString()
                .contains("/connectorId", "/status", "errorCode");
    }

    @Test
    void blankLinesCountAndAreSkippedAndABomIsIgnored() throws IOException {
        String heartbeat = "{\"version\":\"1.6\",\"action\":\"Heartbeat\",\"kind\":\"Request\",\"payload\":{}}";
        assertThat(run("\uFEFF" + heartbeat + "\r\n\r\n  \n" + heartbeat))
                .containsExactly(
                        "{\"line\":1,\"valid\":true,\"errors\":[]}", "{\"line\":4,\"valid\":true,\"errors\":[]}");
    }

    @Test
    void bytesThatAreNotUtf8AreAFaultOfTheirLine() throws IOException {
        assertThat(run(new byte[] {(byte) 0xC3, '\n', '{', '}'}))
                .hasSize(2)
                .first()
                .asString()
                .contains("the line is not UTF-8");
    }

    @Test
    void aLineBeyondTheLimitIsAFaultAndTheNextOneIsRead() throws IOException {
        byte[] input = new byte[BoundedLines.LIMIT + 10];
        input[input.length - 3] = '\n';
        input[input.length - 2] = '{';
        input[input.length - 1] = '}';
        assertThat(run(input)).hasSize(2).first().asString().contains("longer than 4194304 bytes");
    }

    @Test
    void theExitStatusTellsWhetherEverythingWasValid() throws IOException {
        ValidateCommand command = new ValidateCommand();
        var nothing = new ByteArrayOutputStream();
        assertThat(command.validate(new ByteArrayInputStream(new byte[0]), nothing))
                .isTrue();
        assertThat(command.validate(new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8)), nothing))
                .isFalse();
    }
}
