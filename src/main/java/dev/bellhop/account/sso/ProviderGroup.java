package dev.bellhop.account.sso;

import dev.bellhop.security.Role;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// The role of the members of a provider's group, stored.
@Entity
@IdClass(ProviderGroup.Key.class)
@Table(name = "provider_group")
public class ProviderGroup extends PanacheEntityBase {
    /// The primary key.
    public record Key(UUID workspace, String name) implements Serializable {}

    @Id
    public UUID workspace;

    @Id
    public String name;

    /// The wire name of a `Role`.
    public String role;

    static SortedMap<String, Role> of(UUID workspace) {
        var roles = new TreeMap<String, Role>();
        ProviderGroup.<ProviderGroup>list("workspace", workspace)
                .forEach(group -> roles.put(group.name, Role.of(group.role)));
        return roles;
    }

    /// If a group is named twice, the later role counts.
    static void replace(UUID workspace, List<GroupRole> groups) {
        delete("workspace", workspace);
        var roles = new LinkedHashMap<String, Role>();
        groups.forEach(group -> roles.put(group.name(), group.role()));
        roles.forEach((name, role) -> add(workspace, name, role));
    }

    private static void add(UUID workspace, String name, Role role) {
        var group = new ProviderGroup();
        group.workspace = workspace;
        group.name = name;
        group.role = role.wireName();
        group.persist();
    }
}
