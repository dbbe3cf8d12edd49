namespace DepGuard.Analyzers.Tests.Rules.Graph;

public class UnlistedCallTests
{
    private const string Rule = "DPG1402";

    [Theory]
    [InlineData("await clients.CreateClient(\"mail\").[|GetAsync|](\"/all\");")]
    [InlineData("await http.[|GetAsync|](\"http://mail/all\");")]
    [InlineData("await http.[|GetAsync|](\"https://api.partner.net/all\");")]
    [InlineData("await http.[|GetAsync|](\"http://warehouse/all\");")]
    public Task A_dependency_that_the_graph_does_not_know_is_reported(string statements) => GraphCase.Body(Rule, statements);

    [Theory]
    [InlineData("await http.GetAsync(\"http://prices/all\");")]
    [InlineData("await http.GetAsync(\"http://stock/all\");")]
    [InlineData("await http.GetAsync(\"http://orders/all\");")]
    [InlineData("await http.GetAsync(\"http://localhost:5000/all\");")]
    [InlineData("await http.GetAsync(\"http://127.0.0.1/all\");")]
    [InlineData("await http.GetAsync(\"http://[::1]/all\");")]
    [InlineData("await http.GetAsync(\"http://example.com/all\");")]
    [InlineData("await clients.CreateClient(\"warehouse\").GetAsync(\"/all\");")]
    [InlineData("await http.GetAsync(part);")]
    public Task What_the_graph_lists_or_nobody_can_tell_is_left_alone(string statements) => GraphCase.Body(Rule, statements);

    [Theory]
    [InlineData("data")]
    [InlineData("control")]
    [InlineData("startup")]
    [InlineData("async")]
    [InlineData("guessed")]
    public Task An_edge_of_any_mode_lists_the_callee(string mode) =>
        GraphCase.Body(Rule, "await http.GetAsync(\"http://mail\");", GraphCase.Shop + $"\norders -> mail  {mode}");

    [Fact]
    public Task External_hosts_are_meant_to_be_missing() => GraphCase.Body(
        Rule,
        "await http.GetAsync(\"https://api.partner.net\"); await http.GetAsync(\"https://pay.bank.de\"); await http.[|GetAsync|](\"https://bank.de\");",
        GraphCase.Shop,
        "depguard.external_hosts = api.partner.net, *.bank.de");
}
