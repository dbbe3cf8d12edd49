using DepGuard.Readers.OwnFormat;
using DepGuard.Sources;
using Xunit;

namespace DepGuard.Tests.Readers;

/// <summary>Which files a pattern under <c>sources</c> means.</summary>
public class FilePatternTests
{
    [Theory]
    [InlineData("conf/*.yaml", "conf/a.yaml", true)]
    [InlineData("conf/*.yaml", "conf/b/a.yaml", false)]
    [InlineData("./conf/*.yaml", "conf/a.yaml", true)]
    [InlineData("conf/**/*.yaml", "conf/a.yaml", true)]
    [InlineData("conf/**/*.yaml", "conf/b/c/a.yaml", true)]
    [InlineData("**/peers.yaml", "peers.yaml", true)]
    [InlineData("**/peers.yaml", "a/b/peers.yaml", true)]
    [InlineData("**/peers.yaml", "a/b/no-peers.yml", false)]
    [InlineData("services/*/conf/*.json", "services/auth/conf/main.json", true)]
    [InlineData("services/*/conf/*.json", "services/a/b/conf/main.json", false)]
    [InlineData("conf/?.yaml", "conf/a.yaml", true)]
    [InlineData("conf/?.yaml", "conf/.yaml", false)]
    [InlineData("conf/**", "conf/b/a.yaml", true)]
    [InlineData("*.yaml", "conf/a.yaml", false)]
    [InlineData("", "a.yaml", false)]
    public void A_star_stays_within_a_folder(string pattern, string path, bool matches)
    {
        Assert.Equal(matches, new FilePattern(pattern, SourceSpan.StartOf("depguard.yaml")).Matches(path));
        Assert.Equal(matches, new FilePattern(pattern, SourceSpan.StartOf("deploy/depguard.yaml")).Matches($"deploy/{path}"));
    }

    [Fact]
    public void Many_stars_take_no_exponential_time() =>
        Assert.False(new FilePattern(string.Concat(Enumerable.Repeat("**/*a*", 50)), SourceSpan.StartOf("depguard.yaml")).Matches(new string('a', 4_000) + "/b"));
}
