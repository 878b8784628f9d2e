package io.freqwatch.alertmanager.channel;

import io.freqwatch.gotemplate.TemplateSet;
import io.freqwatch.gotemplate.parse.TemplateException;
import io.freqwatch.gotemplate.value.GoValue;

/** Makes texts for one message. Used by one thread. */
final class Rendering {
  private final TemplateSet templates;
  private final GoValue data;

  Rendering(TemplateSet templates, GoValue data) {
    this.templates = templates;
    this.data = data;
  }

  /**
   * @throws io.freqwatch.gotemplate.parse.TemplateException where the template fails
   */
  String text(String template) {
    return template.isEmpty() ? "" : templates.parse("", template).execute("", data);
  }

  /**
   * As {@link #text}, with values escaped for HTML.
   *
   * @throws io.freqwatch.gotemplate.parse.TemplateException where the template fails
   */
  String html(String template) {
    return template.isEmpty() ? "" : templates.parse("", template).executeHtml("", data);
  }

  /**
   * What the template makes; where it fails or makes nothing, what another makes and why, so that
   * nobody misses an alert for a slip in a template.
   */
  String textOr(String template, String other) {
    try {
      String text = text(template);
      return text.isBlank() ? text(other) : text;
    } catch (TemplateException e) {
      return text(other) + "\n(" + e.getMessage() + ")";
    }
  }

  /** As {@link #textOr}, in HTML. */
  String htmlOr(String template, String other) {
    try {
      String html = html(template);
      return html.isBlank() ? html(other) : html;
    } catch (TemplateException e) {
      return html(other) + "\n(" + Texts.escaped(String.valueOf(e.getMessage())) + ")";
    }
  }
}
