namespace DepGuard.Resolution;

/// <summary>Services by the names that a user writes in <c>depguard.yaml</c>: their own, else an alias, else the name of the user's own entry.</summary>
internal sealed class StatedNames
{
    private readonly Dictionary<string, ServiceDraft> _drafts = new(StringComparer.OrdinalIgnoreCase);

    public StatedNames(IReadOnlyList<ServiceDraft> drafts)
    {
        Take(drafts, draft => draft.Members.Select(member => member.Reference.Name));
        Take(drafts, draft => draft.Members.SelectMany(member => member.Names).Select(alias => alias.Name));
        Take(drafts, draft => draft.User is { } user ? [user.Name] : []);
    }

    /// <summary>The service, the first in order where several have the name; null if none has it.</summary>
    public ServiceDraft? Find(string name) => _drafts.GetValueOrDefault(name);

    private void Take(IReadOnlyList<ServiceDraft> drafts, Func<ServiceDraft, IEnumerable<string>> namesOf)
    {
        foreach (var draft in drafts)
            foreach (var name in namesOf(draft))
                _drafts.TryAdd(name, draft);
    }
}
