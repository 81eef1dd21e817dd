package io.github.keycloakjumpcloud.it.harness;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A form of the browser's page that a test fills in. */
public final class Form {
    private final Browser browser;
    private final FormElement element;
    private final Map<String, String> fields = new LinkedHashMap<>();

    public Form(Browser browser, FormElement element) {
        this.browser = browser;
        this.element = element;
        for (Connection.KeyVal field : element.formData()) {
            fields.put(field.key(), field.value());
        }
    }

    /** The fields with their present values. */
    public Map<String, String> fields() {
        return Map.copyOf(fields);
    }

    /** The address that receives the form. */
    public URI action() {
        String action = element.attr("abs:action");
        return URI.create(action.isEmpty() ? element.baseUri() : action);
    }

    public Form fill(String field, String value) {
        fields.put(field, value);
        return this;
    }

    /** Sends the form as the Enter key does. */
    public Page submit() {
        if ("get".equalsIgnoreCase(element.attr("method"))) {
            String action = action().toString();
            return browser.open(URI.create(action + (action.contains("?") ? "&" : "?") + Browser.encodeForm(fields)));
        }
        return browser.post(action(), fields);
    }

    /** Presses a button of the form. */
    public Page press(String buttonSelector) {
        Element button = element.selectFirst(buttonSelector);
        if (button == null) {
            throw new AssertionError("The form has no button " + buttonSelector + ":\n" + element.outerHtml());
        }
        if (!button.attr("name").isEmpty()) {
            fields.put(button.attr("name"), button.attr("value"));
        }
        return submit();
    }
}
