package dev.bellhop.agent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "bellhop.workspace")
interface AgentConfig {
    /// People of one workspace.
    @WithDefault("2000")
    int agents();

    /// API keys of one workspace. Each has a bot.
    @WithDefault("500")
    int apiKeys();
}
