package dev.bellhop.conversation.label;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "bellhop.workspace")
interface LabelConfig {
    /// Labels of one workspace: more than anybody looks through.
    @WithDefault("500")
    int labels();
}
