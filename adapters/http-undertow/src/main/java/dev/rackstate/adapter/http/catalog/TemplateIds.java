package dev.rackstate.adapter.http.catalog;

/** What the ids of templates may be: any text that is not blank. */
final class TemplateIds {
    private TemplateIds() {}

    static void require(String id) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("the id of a template must not be blank");
        }
    }
}
