using DepGuard.Facts;

namespace DepGuard.Readers.Objectives;

/// <summary>Objectives and burn-rate alerts in plain files: those of Sloth, and rule files of Prometheus.</summary>
internal sealed class ObjectiveFileReader : IConfigurationReader
{
    /// <inheritdoc/>
    public string Format => "objectives";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed)
    {
        var facts = new List<Fact>();
        foreach (var document in workspace.Files.Where(file => !claimed.Contains(file.File.Path)).SelectMany(file => file.Documents))
        {
            if (Sloth.IsPlain(document.Root))
                facts.AddRange(Sloth.Read(document.Root, ObjectiveScopes.Anywhere));
            else if (AlertRules.IsPlain(document.Root))
                facts.AddRange(AlertRules.Read(document.Root, ObjectiveScopes.Anywhere));
            else
                continue;
            facts.Add(new ReadFact(document.File.Path, Format));
        }

        return facts;
    }
}
