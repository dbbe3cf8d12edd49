using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>The same files give the same bytes.</summary>
public class DeterminismTests
{
    /// <summary>A command line for every document that a scan can produce.</summary>
    public static TheoryData<string> Commands =>
    [
        "check", "check --verbose", "check --format json", "check --format sarif",
        "graph", "graph --format json", "graph --format dot", "graph --format mermaid", "graph --format graphml", "doctor",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Jobs_runs_and_the_order_of_creation_change_nothing(string command)
    {
        var files = RepositoryRoot.Files("samples", "*")
            .Where(path => !path.EndsWith(".md", StringComparison.Ordinal))
            .Select(path => (Path: path["samples/".Length..], Text: File.ReadAllText(RepositoryRoot.Combine(path))))
            .ToArray();
        var random = new Random(2018);
        using var tree = Systems.Of(files);
        random.Shuffle(files);
        using var shuffled = Systems.Of(files);
        var words = command.Split(' ');

        var first = tree.Run([.. words, "--jobs", "1"]);

        Assert.NotEmpty(first.Out);
        Assert.Equal(first, tree.Run([.. words, "--jobs", "1"]));
        Assert.Equal(first, tree.Run([.. words, "--jobs", "2"]));
        Assert.Equal(first, shuffled.Run([.. words, "--jobs", "2"]));
    }
}
