using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests.Pipelines;

/// <summary>The stages of the image, by reading: what they copy is there, and only the command remains.</summary>
public class DockerfileTests
{
    private static readonly IReadOnlyList<string[]> Instructions =
    [
        .. File.ReadLines(RepositoryRoot.Combine("Dockerfile"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
    ];

    [Fact]
    public void One_stage_builds_and_the_last_one_has_no_sdk()
    {
        var stages = Instructions.Where(words => words[0] == "FROM").Select(words => string.Join(' ', words[1..]));

        Assert.Equal(["${DOTNET}/sdk:${DOTNET_VERSION} AS build", "${DOTNET}/runtime:${DOTNET_VERSION}"], stages);
    }

    [Fact]
    public void What_is_built_and_copied_is_there()
    {
        var build = Assert.Single(Instructions, words => words[0] == "RUN");
        var fromBuild = Assert.Single(Instructions, words => words is ["COPY", "--from=build", ..]);
        var licence = Assert.Single(Instructions, words => words is ["COPY", "LICENSE", ..]);

        Assert.Equal(["RUN", "dotnet", "build", "src/DepGuard.Cli", "-c", "Release"], build);
        Assert.True(Directory.Exists(RepositoryRoot.Combine(build[3])));
        Assert.Equal("/source/artifacts/bin/DepGuard.Cli/release", fromBuild[2]);
        Assert.Equal(fromBuild[3] + "/", licence[2]);
        Assert.True(File.Exists(RepositoryRoot.Combine("LICENSE")));
    }

    [Fact]
    public void The_image_starts_the_command_without_the_rights_of_root()
    {
        Assert.Contains(Instructions, words => words is ["USER", "$APP_UID"]);
        Assert.Contains(Instructions, words => words is ["ENTRYPOINT", "[\"depguard\"]"]);
        Assert.Contains(Instructions, words => words is ["ENV", "PATH=\"/opt/depguard:${PATH}\""]);
    }

    [Fact]
    public void What_a_build_leaves_behind_is_not_sent() =>
        Assert.Superset(new HashSet<string> { ".git", "artifacts", "**/bin", "**/obj" }, File.ReadLines(RepositoryRoot.Combine(".dockerignore")).ToHashSet());
}
