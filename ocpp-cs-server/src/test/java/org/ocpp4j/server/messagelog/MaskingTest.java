package org.ocpp4j.server.messagelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.server.secret.Secrets;

/** What is masked, and what is not. In each text the secret is 5ECRET, and it is gone afterwards. */
class MaskingTest {
    private static final String SECRET = "5ECRET";

    private final Secrets secrets = new Secrets(List.of("WifiPin"));
    private final JsonFrameReader json = new JsonFrameReader(secrets);
    private final XmlFrameReader xml = new XmlFrameReader(secrets);

    private static String call(String payload) {
        return "[2,\"id-1\",\"ChangeConfiguration\"," + payload + "]";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'key':'AuthorizationKey','value':'5ECRET'}",
                "{'value':'5ECRET','key':'AuthorizationKey'}",
                "{ 'key' :\n 'authorizationKEY' ,\t'value' : '5ECRET' }",
                "{'key':'\\u0041uthorizationKey','value':'5ECRET'}",
                "{'key':'AuthorizationKey','val\\u0075e':'5ECRET'}",
                "{'key':'AuthorizationKey','value':'\\u0035ECRET 5ECRET'}",
                "{'key':'HeartbeatInterval','key':'AuthorizationKey','value':'5ECRET'}",
                "{'key':'AuthorizationKey','key':'HeartbeatInterval','value':'5ECRET'}",
                "{'key':'AuthorizationKey','value':'1','value':'5ECRET'}",
                "{'value':'5ECRET','value':'1','key':'AuthorizationKey'}",
                "{'key':' AuthorizationKey ','value':'5ECRET'}",
                "{'key':'AUTHORİZATİONKEY','value':'5ECRET'}",
                "{'key':'authorızatıonkey','value':'5ECRET'}",
                "{'KEY':'authorization_key','VALUE':'5ECRET'}",
                "{'key':'AuthorizationKey','value':['5ECRET',{'a':'5ECRET'}]}",
                "{'key':'AuthorizationKey','value':{'a':{'b':'5ECRET'}}}",
                "{'key':'WIFIPIN','value':'5ECRET'}",
                "{'key':'AdminPassword','value':'5ECRET'}",
                "{'AuthorizationKey':'5ECRET'}",
                "{'x':{'password':{'deep':['5ECRET']}}}",
                "{'configurationKey':[{'key':'A','readonly':true,'value':'1'},"
                        + "{'key':'AuthorizationKey','readonly':false,'value':'5ECRET'}],'unknownKey':['B']}",
                "{'location':'ftp://user:5ECRET@host/dir'}",
                "{'location':'ftp:\\/\\/user:5ECRET\\u0040host/dir'}",
                "{'location':'FTPS://5ECRET@host:21/'}",
                "{'location':'ftp://user:5EC/5ECRET@host/dir'}",
                "{'location':'ftp://user:p@5ECRET@host/dir'}",
                "{'location':'user:5ECRET@host/dir'}",
                "{'location':'//user:5ECRET@host/dir'}",
                "{'location':'see http://a/b and sftp://u:5ECRET@[::1]:22/x?y=1'}",
                "{'location':'a://b,ftp://u:5ECRET@host'}",
                "{'location':'https://host/x?a=1&sig=5ECRET&b=2'}",
                "{'location':'https://host/x#access_token=5ECRET'}",
                "{'data':'{\\'key\\':\\'AuthorizationKey\\',\\'value\\':\\'5ECRET\\'}'}",
                "{'data':'AuthorizationKey 5ECRET'}",
                "{'data':'Authorization\\u200bKey=5ECRET'}",
                "{'data':'password=5ECRET'}",
            })
    void hidesSecretsOfJson(String payload) {
        String text = call(payload.replace("\\'", "\\\"").replace('\'', '"'));
        assertThat(text).contains(SECRET);
        FrameContent content = json.read(text);
        assertThat(content.text()).doesNotContain(SECRET).contains(Secrets.MASK);
        assertThat(content.text()).startsWith("[2,\"id-1\",\"ChangeConfiguration\",");
        assertThat(content.kind()).isEqualTo(FrameKind.CALL);
        assertThat(json.read(content.text()).text()).as("masked again").isEqualTo(content.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,'i','ChangeConfiguration',{'key':'AuthorizationKey','value':'5ECRET'",
                "[2,'i','ChangeConfiguration',{'key':'AuthorizationKey','value':'5ECRET}]",
                "[2,'i','ChangeConfiguration',{key:AuthorizationKey,value:5ECRET}]",
                "[2,'i','ChangeConfiguration',{'key':'\\u0041uthorizationKey','value':'5ECRET']]",
                "[2,'i','ChangeConfiguration',{'key':'Authorization\\u004bey' 'value':'5ECRET'}]",
                "ChangeConfiguration AuthorizationKey 5ECRET",
                "<key>AuthorizationKey</key><value>5ECRET</value>",
                "[2,'i','GetDiagnostics',{'location':'ftp:\\/\\/u:5ECRET\\u0040h/'",
                "[2,'i','X',{'wifi-pin':'5ECRET'",
            })
    void hidesSecretsOfWhatCannotBeRead(String text) {
        String broken = text.replace('\'', '"');
        FrameContent content = json.read(broken);
        assertThat(content.kind()).isEqualTo(FrameKind.OTHER);
        assertThat(content.text()).doesNotContain(SECRET);
        assertThat(xml.read(broken).text()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,'i','GetConfiguration',{'key':['AuthorizationKey','HeartbeatInterval']}]",
                "[3,'i',{'unknownKey':['AuthorizationKey'],'configurationKey':[{'key':'A','value':'1@x'}]}]",
                "[2,'i','ChangeConfiguration',{'key':'HeartbeatInterval','value':'300'}]",
                "[2, 'i' ,'StatusNotification',{'timestamp':'2026-11-22T12:00:00Z','info':'a@b 10:30 x=y'}]",
                "[2,'i','UpdateFirmware',{'location':'ftp://host:21/a@b','retrieveDate':'2026-11-22T12:00:00Z'}]",
                "[4,'i','FormationViolation','Password too short',{}]",
                "[3,'i',{'configurationKey':[{'key':'Password','readonly':false}]}]",
                "[2,'i','DataTransfer',{'data':'\\u00e9\\/\\n','n':[1.50e3,null,true,{}]}]",
                "not JSON at all",
                "[2,'i'",
                "",
            })
    void leavesTheRestAsItWas(String text) {
        String frame = text.replace('\'', '"');
        assertThat(json.read(frame).text()).isEqualTo(frame);
    }

    @Test
    void namesStayWhereValuesGo() {
        assertThat(json.read("[2,\"i\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"5ECRET\"}]")
                        .text())
                .isEqualTo("[2,\"i\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"***\"}]");
        assertThat(json.read("[2,\"i\",\"GetDiagnostics\",{\"location\":\"ftp://u:p@host/a\",\"retries\":3}]")
                        .text())
                .isEqualTo("[2,\"i\",\"GetDiagnostics\",{\"location\":\"ftp://***@host/a\",\"retries\":3}]");
    }

    @Test
    void allParametersOfATransferAreSecretAndOnlyTheKnownOnesElsewhere() {
        String address = "\":\"https://host/a?c=d\"}]";
        assertThat(json.read("[2,\"i\",\"UpdateFirmware\",{\"location" + address)
                        .text())
                .contains("https://host/a?c=***");
        assertThat(json.read("[2,\"i\",\"DataTransfer\",{\"data" + address).text())
                .contains("https://host/a?c=d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<o:changeConfigurationRequest><o:key>AuthorizationKey</o:key><o:value>5ECRET</o:value>"
                        + "</o:changeConfigurationRequest>",
                "<changeConfigurationRequest><value>5ECRET</value><key> AUTHORIZATIONKEY\n</key>"
                        + "</changeConfigurationRequest>",
                "<x:changeConfigurationRequest ><x:key >&#65;uthorization&#x4b;ey</x:key ><x:value a='>'>5ECRET</x:value>"
                        + "</x:changeConfigurationRequest>",
                "<o:r><o:key><![CDATA[AuthorizationKey]]></o:key><o:value><![CDATA[5ECRET]]></o:value></o:r>",
                "<o:r><o:key>Authorization<!-- x -->Key</o:key><o:value>5EC<!-- x -->RET 5ECRET</o:value></o:r>",
                "<o:r><o:value><o:deep>5ECRET</o:deep></o:value><o:key>AuthorizationKey</o:key></o:r>",
                "<o:getConfigurationResponse><o:configurationKey><o:key>A</o:key><o:readonly>true</o:readonly>"
                        + "</o:configurationKey><o:configurationKey><o:key>AuthorizationKey</o:key>"
                        + "<o:readonly>false</o:readonly><o:value>5ECRET</o:value></o:configurationKey>"
                        + "</o:getConfigurationResponse>",
                "<o:r><o:location>ftp://u:5ECRET@host/</o:location></o:r>",
                "<o:r><o:location>ftp://u:5ECRET&#64;host/?a=1&amp;b=2</o:location></o:r>",
                "<o:r><o:location><![CDATA[ftp://u:5ECRET@host/]]></o:location></o:r>",
                "<o:r><o:location>ftp://u:<!-- x -->5ECRET@host/</o:location></o:r>",
                "<o:r><AuthorizationKey>5ECRET</AuthorizationKey></o:r>",
                "<o:r key='AuthorizationKey' value='5ECRET'/>",
                "<o:r key=\"AuthorizationKey\">5ECRET</o:r>",
                "<o:r password='5ECRET'/>",
                "<o:r url='ftp://u:5ECRET@h'/>",
                "<o:r><!-- AuthorizationKey 5ECRET --></o:r>",
                "<o:r><?x password=5ECRET?></o:r>",
                "<o:r><o:data>{\"key\":\"AuthorizationKey\",\"value\":\"5ECRET\"}</o:data></o:r>",
            })
    void hidesSecretsOfXml(String body) {
        FrameContent content = xml.read(envelope("<a:MessageID>urn:uuid:1</a:MessageID>", body));
        assertThat(content.text()).doesNotContain(SECRET).contains(Secrets.MASK).endsWith("</s:Body></s:Envelope>");
    }

    @Test
    void hidesPasswordsOfSoapHeaders() {
        FrameContent content = xml.read(envelope(
                "<w:Security xmlns:w='urn:w'><w:UsernameToken><w:Username>cp</w:Username>"
                        + "<w:Password Type='urn:w#PasswordText'>5ECRET</w:Password></w:UsernameToken></w:Security>"
                        + "<a:From><a:Address>http://cp:5ECRET@10.0.0.1/ocpp</a:Address></a:From>"
                        + "<a:MessageID>id-1</a:MessageID>",
                "<o:heartbeatRequest/>"));
        assertThat(content.text())
                .doesNotContain(SECRET)
                .contains("<w:Username>cp</w:Username>", "http://***@10.0.0.1/ocpp", "Type='urn:w#PasswordText'");
        assertThat(content)
                .extracting(FrameContent::kind, FrameContent::action, FrameContent::messageId)
                .containsExactly(FrameKind.CALL, "Heartbeat", "id-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<s:Envelope><s:Body><o:r><key>AuthorizationKey</key><value>5ECRET</value>",
                "<s:Envelope><s:Body><o:r><key>AuthorizationKey</key><value>5ECRET</o:r></s:Body></s:Envelope>",
                "<s:Envelope><s:Body><o:r a=b key='AuthorizationKey'>5ECRET</o:r></s:Body></s:Envelope>",
                "<!DOCTYPE x [<!ENTITY e 'AuthorizationKey'>]><a><key>&e;</key><value>5ECRET</value></a>",
                "<a><key>&#65;uthorizationKey</key><value>5ECRET</value>",
                "<a>ftp://u:5ECRET&#64;host/",
            })
    void hidesSecretsOfXmlThatCannotBeRead(String text) {
        FrameContent content = xml.read(text);
        assertThat(content.kind()).isEqualTo(FrameKind.OTHER);
        assertThat(content.text()).doesNotContain(SECRET);
    }

    @Test
    void readsXmlOfAnyPrefixAndLeavesItAsItWas() {
        String request = "<?xml version='1.0'?>\n"
                + envelope(
                        "<a:MessageID> id-1 </a:MessageID><a:RelatesTo>other</a:RelatesTo>",
                        "<q:bootNotificationRequest xmlns:q='urn:x@y'><q:chargePointVendor>A &amp; B"
                                + "</q:chargePointVendor></q:bootNotificationRequest>");
        FrameContent content = xml.read(request);
        assertThat(content).isEqualTo(new FrameContent(FrameKind.CALL, "BootNotification", "id-1", request));

        FrameContent result = xml.read(envelope("<a:RelatesTo>id-1</a:RelatesTo>", "<bootNotificationResponse/>"));
        assertThat(result.kind()).isEqualTo(FrameKind.RESULT);
        assertThat(result.messageId()).isEqualTo("id-1");
        FrameContent fault = xml.read(envelope("<a:RelatesTo>id-1</a:RelatesTo>", "<s:Fault/>"));
        assertThat(fault.kind()).isEqualTo(FrameKind.ERROR);
        assertThat(fault.messageId()).isEqualTo("id-1");
    }

    @Test
    void hostileInputTakesNoLongerThanItIsLong() {
        int length = 1 << 20;
        List<String> hostile = List.of(
                "[".repeat(length),
                "{\"a\":".repeat(length / 5),
                "\"\\".repeat(length / 2),
                "<a>".repeat(length / 3),
                "&".repeat(length),
                "&#".repeat(length / 2),
                "://".repeat(length / 3),
                "a:@".repeat(length / 3),
                "[2,\"i\",\"X\",{\"l\":\"" + "a://@".repeat(length / 5) + "\"}]",
                "[2,\"i\",\"X\",{\"l\":\"" + "?=&".repeat(length / 3) + "\"}]",
                "[2,\"i\",\"X\",[" + "\"a:b@c\",".repeat(length / 8) + "1]]",
                "<!--".repeat(length / 4),
                "<a b='".repeat(length / 6),
                "\u0000\uD800".repeat(length / 2));
        for (String text : hostile) { // one that took the square of its length would run into the time limit of tests
            assertThat(json.read(text).text()).isNotNull();
            assertThat(xml.read(text).text()).isNotNull();
        }
    }

    private static String envelope(String header, String body) {
        return "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'"
                + " xmlns:a='http://www.w3.org/2005/08/addressing' xmlns:o='urn://Ocpp/Cp/2015/10/'><s:Header>"
                + header + "</s:Header><s:Body>" + body + "</s:Body></s:Envelope>";
    }
}
