using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Rules.Retries;

public class JumpTests
{
    [Theory]
    [InlineData("Again: try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { await Task.Delay(1); [|goto|] Again; }")]
    [InlineData("Again:\ntry { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { }\nawait Task.Delay(1);\n[|goto|] Again;")]
    [InlineData("string? answer = null;\nAgain:\ntry { answer = await http.GetStringAsync(\"/\"); } catch { Console.WriteLine(); }\nif (answer == null) [|goto|] Again;\nreturn answer;")]
    [InlineData("var n = 0;\nAgain:\nn++;\ntry { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { Console.WriteLine(n); [|goto|] Again; }")]
    [InlineData("Again: var answer = await http.GetAsync(\"/\"); if (!answer.IsSuccessStatusCode) { await Task.Delay(1); [|goto|] Again; } return \"\";")]
    [InlineData("Again: var answer = await http.GetAsync(\"/\"); if (answer.IsSuccessStatusCode) return \"\"; await Task.Delay(1); [|goto|] Again;")]
    [InlineData("try { Console.WriteLine(); Again: try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { [|goto|] Again; } } finally { }")]
    [InlineData("if (http is not null) { Again: try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { await Task.Delay(1); [|goto|] Again; } } return \"\";")]
    public Task A_jump_back_after_a_failure_is_a_retry(string body) => Check(body);

    [Theory]
    [InlineData("var n = 0; Again: try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) when (n++ < 3) { goto Again; }")]
    [InlineData("var n = 0; Again: try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { if (++n > 3) throw; goto Again; }")]
    [InlineData("try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { goto Failed; } Failed: return \"\";")]
    [InlineData("Next: var item = Console.ReadLine(); await http.GetStringAsync(item); goto Next;")]
    [InlineData("Again: try { await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { throw; } goto Again;")]
    [InlineData("var end = DateTime.UtcNow.AddSeconds(9); Again: try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { if (DateTime.UtcNow > end) throw; goto Again; }")]
    public Task Others_are_none(string body) => Check(body);

    private static Task Check(string body) => AnalyzerCase.Check<UnboundedRetryLoop>($$"""
        sealed class Sample(HttpClient http)
        {
            public async Task<string> Run() { await Task.Yield(); {{body}} }
        }
        """);
}
