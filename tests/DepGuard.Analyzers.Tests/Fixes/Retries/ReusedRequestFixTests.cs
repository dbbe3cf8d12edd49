using DepGuard.Analyzers.CodeFixes.Retries;
using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Fixes.Retries;

public class ReusedRequestFixTests
{
    private const string Create = "using var request = new HttpRequestMessage(HttpMethod.Get, \"/\");";
    private const string Fill = "request.Headers.Add(\"a\", \"b\"); // mark";

    [Fact]
    public Task The_request_is_created_in_the_loop() => FixCase.Check<ReusedRequest, ReusedRequestFix>(
        Sample($"{Create}\n        {Fill}\n        Console.WriteLine();\n        for", "return await http.[|SendAsync|](request);"),
        Sample("Console.WriteLine();\n        for", $"{Create}\n                {Fill}\n                return await http.SendAsync(request);"));

    [Fact]
    public Task Requests_of_several_files_move_at_once() => FixCase.CheckAll<ReusedRequest, ReusedRequestFix>(
        (Sample($"{Create}\n        for", "return await http.[|SendAsync|](request);"), Sample("for", $"{Create}\n                return await http.SendAsync(request);")),
        (Sample($"{Create}\n        for", "return await http.[|SendAsync|](request);").Replace("Sample", "Other"), Sample("for", $"{Create}\n                return await http.SendAsync(request);").Replace("Sample", "Other")));

    [Theory]
    [InlineData("var request = new HttpRequestMessage(); Console.WriteLine(request); for")]
    [InlineData("var (request, other) = (new HttpRequestMessage(), 1); for")]
    public Task A_request_that_others_use_stays(string before)
    {
        var sample = Sample(before, "return await http.[|SendAsync|](request);");
        return FixCase.Check<ReusedRequest, ReusedRequestFix>(sample, sample);
    }

    private static string Sample(string before, string send) => $$"""
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;

        class Sample(HttpClient http)
        {
            async Task<HttpResponseMessage> Get()
            {
                {{before}} (var i = 0; ; i++)
                {
                    try
                    {
                        {{send}}
                    }
                    catch (HttpRequestException) when (i < 3)
                    {
                        await Task.Delay(i);
                    }
                }
            }
        }
        """;
}
