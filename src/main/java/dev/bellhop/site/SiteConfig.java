package dev.bellhop.site;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "bellhop.workspace")
interface SiteConfig {
    /// Sites of one workspace: several for each brand and country of a large company.
    @WithDefault("200")
    int sites();
}
