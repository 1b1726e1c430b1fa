package dev.bellhop.process;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.sql.SQLException;
import java.util.Map;

/// The demo's shop with its two agents, or a copy of them, so that a class of tests meets nobody else's people.
record DemoShop(Service service, String site, String domain) {
    static final String PASSWORD = "welcome-to-bellhop";
    private static final String SITE = "demo-shop";

    private static final String COPY = """
            with company as (
                insert into workspace (id, name, created_at)
                select gen_random_uuid(), w.name, w.created_at
                from workspace w join site s on s.workspace = w.id where s.key = 'demo-shop'
                returning id
            ), shop as (
                insert into site (id, workspace, key, name, greeting, accent, origins, created_at)
                select gen_random_uuid(), company.id, ?, s.name, s.greeting, s.accent, s.origins, s.created_at
                from site s, company where s.key = 'demo-shop'
            )
            insert into agent (id, workspace, name, email, password_hash, role, created_at)
            select gen_random_uuid(), company.id, a.name, replace(a.email, 'demo.example', ?), a.password_hash, a.role,
                a.created_at
            from agent a, company where a.email in ('ana@demo.example', 'ben@demo.example')
            """;

    static DemoShop original(Service service) {
        return new DemoShop(service, SITE, "demo.example");
    }

    static DemoShop copy(Service service, Postgres database, String name) {
        var copy = new DemoShop(service, name, name + ".example");
        try (var connection = database.connect();
                var statement = connection.prepareStatement(COPY)) {
            statement.setString(1, copy.site);
            statement.setString(2, copy.domain);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return copy;
    }

    /// Where an agent, `ana` or `ben`, signs in.
    String email(String agent) {
        return agent + "@" + domain;
    }

    Rest agent(String agent) {
        return Rest.agent(service.base(), email(agent), PASSWORD);
    }

    Rest visitor(String name) {
        return Rest.visitor(service.base(), site, name);
    }

    /// An agent's console, which shows all open conversations.
    Page console(String agent, BrowserContext context) {
        var page = context.newPage();
        page.navigate(service.base() + "/console/");
        page.locator("input[name=email]").fill(email(agent));
        page.locator("input[name=password]").fill(PASSWORD);
        page.keyboard().press("Enter");
        AssistBrowsers.test(page, "view-all").waitFor();
        page.keyboard().press("3");
        return page;
    }

    /// A visitor's new conversation.
    String ask(String name, String question) {
        var visitor = visitor(name);
        return visitor.must(visitor.call("POST", "/conversations", Map.of("body", question), null))
                .json()
                .path("id")
                .asText();
    }

    /// Changes what is set of its site.
    void change(Map<String, Object> settings) {
        var owner = agent("ana");
        var id = owner.must(owner.get("/sites")).json().at("/items/0/id").asText();
        owner.must(owner.call("PATCH", "/sites/" + id, settings, null));
    }

    /// Shows this shop's chat on the demo's pages. They name the demo's site; before their script for the chat runs, it
    /// is told of this one.
    void openIn(BrowserContext context) {
        if (!site.equals(SITE)) {
            context.addInitScript("""
                    if (self === top && location.pathname.startsWith('/demo/')) {
                      new MutationObserver((_, watching) => {
                        const script = document.querySelector('script[data-site]');
                        if (!script) return;
                        script.dataset.site = '%s';
                        watching.disconnect();
                      }).observe(document, { childList: true, subtree: true });
                    }
                    """.formatted(site));
        }
    }
}
