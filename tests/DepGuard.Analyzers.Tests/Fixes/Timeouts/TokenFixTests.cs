using DepGuard.Analyzers.CodeFixes.Timeouts;
using DepGuard.Analyzers.Rules.Timeouts;

namespace DepGuard.Analyzers.Tests.Fixes.Timeouts;

public class TokenFixTests
{
    [Theory]
    [InlineData("await _http.[|GetStringAsync|](\"/\");", "await _http.GetStringAsync(\"/\", stop);")]
    [InlineData("await _http.[|GetStringAsync|](\"/\" /* all */); // prices", "await _http.GetStringAsync(\"/\" /* all */, stop); // prices")]
    [InlineData("await _http.[|GetFromJsonAsync|]<int>(\"/\").ConfigureAwait(false);", "await _http.GetFromJsonAsync<int>(\"/\", stop).ConfigureAwait(false);")]
    [InlineData("await _http.[|GetFromJsonAsync|]<int>(requestUri: \"/\");", "await _http.GetFromJsonAsync<int>(requestUri: \"/\", stop);")]
    [InlineData("await _blobs.[|ExistsAsync|]();", "await _blobs.ExistsAsync(stop);")]
    [InlineData("await _blobs.[|CreateAsync|]();", "await _blobs.CreateAsync(cancellationToken: stop);")]
    [InlineData("await _db.[|SaveChangesAsync|]();", "await _db.SaveChangesAsync(stop);")]
    [InlineData("await Task.WhenAll(_http.[|GetStringAsync|](\"/a\"), _http.[|GetStringAsync|](\"/b\"));", "await Task.WhenAll(_http.GetStringAsync(\"/a\", stop), _http.GetStringAsync(\"/b\", stop));")]
    public Task The_token_is_passed(string before, string after) => FixCase.CheckWithUsings<UnpassedCancellation, UnpassedCancellationFix>(Sample(before), Sample(after));

    [Fact]
    public Task A_call_behind_a_question_mark_is_left_to_its_author() =>
        FixCase.CheckWithUsings<UnpassedCancellation, UnpassedCancellationFix>(Sample("await _http?.[|GetStringAsync|](\"/\")!;"), Sample("await _http?.[|GetStringAsync|](\"/\")!;"));

    [Fact]
    public Task The_token_of_the_request_is_passed()
    {
        const string before = """
            using Microsoft.AspNetCore.Mvc;

            public sealed class PricesController(HttpClient http) : ControllerBase
            {
                [HttpGet]
                public async Task<string> Get() => await http.[|GetStringAsync|]("/");
            }
            """;
        return FixCase.CheckWithUsings<UnpassedCancellation, UnpassedCancellationFix>(
            before, before.Replace("[|GetStringAsync|](\"/\")", "GetStringAsync(\"/\", HttpContext.RequestAborted)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("await _http.[|GetStringAsync|](\"/\", CancellationToken.None);", "await _http.GetStringAsync(\"/\", stop);")]
    [InlineData("await _http.[|GetStringAsync|](\"/\", /* why */ default);", "await _http.GetStringAsync(\"/\", /* why */ stop);")]
    [InlineData("await _http.[|GetStringAsync|](cancellationToken: default(CancellationToken), requestUri: \"/\");", "await _http.GetStringAsync(cancellationToken: stop, requestUri: \"/\");")]
    [InlineData("await _db.[|SaveChangesAsync|](new CancellationToken());", "await _db.SaveChangesAsync(stop);")]
    [InlineData("await _http.[|GetStringAsync|](await _http.[|GetStringAsync|](\"/\", default), default);", "await _http.GetStringAsync(await _http.GetStringAsync(\"/\", stop), stop);")]
    public Task The_token_takes_the_place_of_none(string before, string after) => FixCase.CheckWithUsings<DiscardedCancellation, DiscardedCancellationFix>(Sample(before), Sample(after));

    [Fact]
    public Task All_documents_are_repaired_at_once()
    {
        var first = Sample("await _http.[|GetStringAsync|](\"/a\"); await _http.[|GetStringAsync|](\"/b\");");
        var second = Sample("await _http.[|GetStringAsync|](\"/c\");").Replace("Sample", "Other", StringComparison.Ordinal);
        return FixCase.CheckWithUsings<UnpassedCancellation, UnpassedCancellationFix>([first, second], [Repaired(first), Repaired(second)]);
    }

    [Fact]
    public Task No_token_is_replaced_in_all_documents_at_once()
    {
        var first = Sample("await _http.[|GetStringAsync|](\"/a\", CancellationToken.None); await _http.[|GetStringAsync|](\"/b\", default);");
        var second = Sample("await _http.[|GetStringAsync|](\"/c\", CancellationToken.None);").Replace("Sample", "Other", StringComparison.Ordinal);
        return FixCase.CheckWithUsings<DiscardedCancellation, DiscardedCancellationFix>([first, second], [Given(first), Given(second)]);
    }

    private static string Given(string text) => text.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)
        .Replace("CancellationToken.None)", "stop)", StringComparison.Ordinal).Replace("default)", "stop)", StringComparison.Ordinal);

    private static string Repaired(string text) => text.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal).Replace("\")", "\", stop)", StringComparison.Ordinal);

    private static string Sample(string body) => $$"""
        using System.Net.Http.Json;

        sealed class Sample(HttpClient _http, Microsoft.EntityFrameworkCore.DbContext _db, Azure.Storage.Blobs.BlobContainerClient _blobs)
        {
            public async Task Run(CancellationToken stop)
            {
                await Task.Yield();
                {{body}}
            }
        }
        """;
}
