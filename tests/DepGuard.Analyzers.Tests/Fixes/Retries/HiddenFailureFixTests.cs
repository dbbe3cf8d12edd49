using DepGuard.Analyzers.CodeFixes.Retries;
using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Fixes.Retries;

public class HiddenFailureFixTests
{
    [Theory]
    [InlineData("catch (HttpRequestException)", "HttpRequestException", "catch (HttpRequestException failure)")]
    [InlineData("catch (HttpRequestException e) // once more", "HttpRequestException", "catch (HttpRequestException e) // once more")]
    [InlineData("catch", "Exception", "catch (Exception failure)")]
    public Task The_last_failure_is_thrown(string clause, string type, string named) => FixCase.Check<HiddenFailure, HiddenFailureFix>(
        Sample("\n        ", "[|for|]", clause, "", "return null; // nothing"),
        Sample($"\n        {type}? last = null;\n        ", "for", named, $"last = {(named.Contains(" e)") ? "e" : "failure")};\n                ", "throw last!; // nothing"));

    [Fact]
    public Task Loops_of_several_files_are_repaired_at_once() => FixCase.CheckAll<HiddenFailure, HiddenFailureFix>(
        (Sample("\n        ", "[|for|]", "catch (HttpRequestException)", "", "return null;"),
         Sample("\n        HttpRequestException? last = null;\n        ", "for", "catch (HttpRequestException failure)", "last = failure;\n                ", "throw last!;")),
        (Sample("\n        ", "[|for|]", "catch (HttpRequestException)", "", "return \"\";").Replace("Sample", "Other"),
         Sample("\n        HttpRequestException? last = null;\n        ", "for", "catch (HttpRequestException failure)", "last = failure;\n                ", "throw last!;").Replace("Sample", "Other")));

    private static string Sample(string before, string loop, string clause, string kept, string end) => $$"""
        #nullable enable
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;

        class Sample(HttpClient http)
        {
            async Task<string?> Get()
            {
                // Three times.{{before}}{{loop}} (var i = 0; i < 3; i++)
                {
                    try
                    {
                        return await http.GetStringAsync("/");
                    }
                    {{clause}}
                    {
                        {{kept}}await Task.Delay(i);
                    }
                }

                {{end}}
            }
        }
        """;
}
