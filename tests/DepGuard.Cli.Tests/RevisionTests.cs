using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>Names of revisions that stand for none: the message says what keeps the repository from having them.</summary>
public class RevisionTests
{
    [Fact]
    public void A_revision_that_a_folder_without_repository_cannot_have_is_named_with_the_reason()
    {
        using var tree = Systems.Compose(Systems.Healthy);

        Assert.Equal("depguard: 'main' is neither a folder nor a revision of git here; this folder is in no repository of git\n", tree.Run("diff", "main").Error);
    }

    [Fact]
    public void A_revision_that_a_repository_without_commits_cannot_have_is_named_with_the_reason()
    {
        using var repository = new GitRepository().Write("compose.yaml", Systems.Healthy);

        Assert.Equal("depguard: 'main' is neither a folder nor a revision of git here; this repository has no commit yet\n", repository.Run("diff", "main").Error);
    }

    [Theory]
    [InlineData("origin/main", "fetch it first: git fetch origin main (in a pipeline, check out with the whole history: fetch-depth: 0)")]
    [InlineData("mian", "did you mean 'main'?")]
    [InlineData("other/branch", "environments are written as env:NAME")]
    public void A_revision_that_is_not_there_is_named_with_what_to_do(string name, string hint)
    {
        using var repository = new GitRepository().Write("compose.yaml", Systems.Healthy).Commit("v1");
        repository.Git("remote", "add", "origin", "https://git.example.org/shop.git");

        var outcome = repository.Run("diff", name);

        Assert.Equal(2, outcome.Status);
        Assert.Equal($"depguard: '{name}' is neither a folder nor a revision of git here; {hint}\n", outcome.Error);
    }

    [Fact]
    public void A_revision_keeps_a_configuration_in_utf_16()
    {
        using var repository = new GitRepository().Write("compose.yaml", Systems.Healthy);
        File.WriteAllText(Path.Combine(repository.Path, "depguard.yaml"), "rules: { DPG2001: off }\n", System.Text.Encoding.Unicode);
        repository.Commit("v1");

        Assert.Equal(0, repository.Run("diff", "v1").Status);
    }

    [Fact]
    public void A_revision_that_a_shallow_clone_lacks_is_named_with_the_reason()
    {
        using var repository = new GitRepository().Write("compose.yaml", Systems.Healthy).Commit("v1").Commit("v2");
        repository.Git("clone", "--quiet", "--depth=1", "--no-tags", "file://" + repository.Path, "clone");

        var outcome = new Shell(Path.Combine(repository.Path, "clone")).Run("diff", "v1");

        Assert.Equal(2, outcome.Status);
        Assert.Contains("'v1' is neither a folder nor a revision of git here; this clone is shallow: fetch the revision first", outcome.Error);
    }
}
