package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** MESSAGES.md names every message, field, value and bit of the schema, in the schema's words. */
class MessagesDocumentTest {

    @Test
    void shouldDocumentTheWholeSchema() throws Exception {
        final Element schema = DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(Path.of("src/main/resources/plimsoll-codecs.xml").toFile()).getDocumentElement();
        final String document = Files.readString(Path.of("MESSAGES.md"));
        assertTrue(document.contains(
            "Schema id " + schema.getAttribute("id") + ", version " + schema.getAttribute("version")));
        final NodeList messages = schema.getElementsByTagName("sbe:message");
        for (int i = 0; i < messages.getLength(); i++) {
            final Element message = (Element) messages.item(i);
            final String title = "### " + message.getAttribute("name") + " (" + message.getAttribute("id") + ")";
            assertTrue(document.contains(title), title);
            assertNamed(sectionOf(document, title), message, List.of("field", "group"));
        }
        for (final String kind : List.of("enum", "set")) {
            final NodeList types = schema.getElementsByTagName(kind);
            for (int i = 0; i < types.getLength(); i++) {
                final Element type = (Element) types.item(i);
                if (!"BooleanType".equals(type.getAttribute("name"))) {
                    final String title = "### " + type.getAttribute("name") + "\n";
                    assertNamed(sectionOf(document, title), type, List.of("validValue", "choice"));
                }
            }
        }
    }

    private static String sectionOf(final String document, final String title) {
        final int start = document.indexOf(title);
        assertTrue(start >= 0, title);
        final int end = document.indexOf("\n### ", start + title.length());
        return document.substring(start, end < 0 ? document.length() : end);
    }

    private static void assertNamed(final String section, final Element owner, final List<String> kinds) {
        for (final String kind : kinds) {
            final NodeList parts = owner.getElementsByTagName(kind);
            for (int i = 0; i < parts.getLength(); i++) {
                final Element part = (Element) parts.item(i);
                assertTrue(
                    section.contains("`" + part.getAttribute("name") + "`")
                        && section.contains(part.getAttribute("description")),
                    owner.getAttribute("name") + "." + part.getAttribute("name"));
            }
        }
    }
}
