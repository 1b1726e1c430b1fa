package dev.bellhop.conversation.model;

import dev.bellhop.common.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// One step in the history of assignments. Without an agent: unassigned.
@Entity
public class Assignment extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID workspace;
    public UUID conversation;
    public UUID agent;

    @Column(name = "by_agent")
    public UUID byAgent;

    public Instant at;

    public static void add(Conversation conversation, UUID agent, UUID by, Instant now) {
        var step = new Assignment();
        step.id = Ids.next();
        step.workspace = conversation.workspace;
        step.conversation = conversation.id;
        step.agent = agent;
        step.byAgent = by;
        step.at = now;
        step.persist();
    }

    /// A step with the agents' names. Its id is the place in the list.
    @RegisterForReflection
    record Step(UUID id, UUID agent, String agentName, UUID by, String byName, Instant at) {
        AssignmentView view() {
            return new AssignmentView(agent, agentName, by, byName, at);
        }
    }

    /// The next page, oldest first.
    static List<Step> history(UUID conversation, UUID after, int limit) {
        return getEntityManager()
                .createQuery("""
                        select new dev.bellhop.conversation.model.Assignment$Step(
                            a.id, a.agent, taker.name, a.byAgent, giver.name, a.at)
                        from Assignment a
                        left join Agent taker on taker.id = a.agent
                        join Agent giver on giver.id = a.byAgent
                        where a.conversation = :conversation and a.id > :after order by a.id
                        """, Step.class)
                .setParameter("conversation", conversation)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }
}
