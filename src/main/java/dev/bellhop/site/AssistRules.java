package dev.bellhop.site;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What agents may see and do on a site's pages in an assist session. In a change, a field left out keeps its value.
@Schema(name = "AssistRules", description = "Remote assistance: what agents may see of a page that is shown to them")
public record AssistRules(
        @Schema(description = "Whether visitors may be asked to show their page, and may offer it")
        Boolean enabled,

        @Schema(
                description =
                        "CSS selectors of fields whose contents agents may see. Passwords, one-time codes and card"
                                + " fields stay hidden whatever stands here.",
                examples = "[\"#quantity\"]")
        @Size(max = 50, message = "must have 50 entries at most")
        List<
                        @NotNull(message = "must hold selectors, not nothing")
                        @Pattern(regexp = "[^\\p{Cc}\\p{Cs}{}]*", message = AssistRules.ODD)
                        @Size(min = 1, max = 200, message = "must hold selectors of 1 to 200 characters") String>
                unmask,

        @Schema(
                description = "CSS selectors of what agents see as a grey box, whatever is in it",
                examples = "[\".loyalty-card\"]")
        @Size(max = 50, message = "must have 50 entries at most")
        List<
                        @NotNull(message = "must hold selectors, not nothing")
                        @Pattern(regexp = "[^\\p{Cc}\\p{Cs}{}]*", message = AssistRules.ODD)
                        @Size(min = 1, max = 200, message = "must hold selectors of 1 to 200 characters") String>
                block,

        @Schema(description = "Whether agents may ask to act: to click, type, choose and scroll on the page")
        Boolean act,

        @Schema(
                description = "CSS selectors of what agents may act on, and in; where none stands here, on everything"
                        + " that is not hidden from them",
                examples = "[\"#cart\"]")
        @Size(max = 50, message = "must have 50 entries at most")
        List<
                        @NotNull(message = "must hold selectors, not nothing")
                        @Pattern(regexp = "[^\\p{Cc}\\p{Cs}{}]*", message = AssistRules.ODD)
                        @Size(min = 1, max = 200, message = "must hold selectors of 1 to 200 characters") String>
                actOn,

        @Schema(description = "Whether visitors may share a window or their screen")
        Boolean screen,

        @Schema(
                description = "Whether what agents see of a page is recorded. Visitors are told before they say yes; a"
                        + " screen that is shared is never recorded.")
        Boolean record,

        @Schema(description = "For how many days a recording is kept, and no longer than the site's conversations are")
        @Min(value = 1, message = "must be 1 to 365")
        @Max(value = 365, message = "must be 1 to 365")
        Integer recordDays) {
    private static final String ODD = "must hold selectors, without braces or line breaks";

    static AssistRules of(Site site) {
        return new AssistRules(
                site.assist,
                List.copyOf(site.assistUnmask),
                List.copyOf(site.assistBlock),
                site.assistAct,
                List.copyOf(site.assistActOn),
                site.assistScreen,
                site.assistRecord,
                site.assistRecordDays);
    }

    void applyTo(Site site) {
        site.assist = enabled == null ? site.assist : enabled;
        site.assistUnmask = unmask == null ? site.assistUnmask : unmask;
        site.assistBlock = block == null ? site.assistBlock : block;
        site.assistAct = act == null ? site.assistAct : act;
        site.assistActOn = actOn == null ? site.assistActOn : actOn;
        site.assistScreen = screen == null ? site.assistScreen : screen;
        site.assistRecord = record == null ? site.assistRecord : record;
        site.assistRecordDays = recordDays == null ? site.assistRecordDays : recordDays;
    }

    String text() {
        return (enabled ? "on" : "off") + ", unmask " + unmask + ", block " + block + ", act " + (act ? "on" : "off")
                + " " + actOn + ", screen " + (screen ? "on" : "off") + ", record "
                + (record ? recordDays + " days" : "off");
    }
}
