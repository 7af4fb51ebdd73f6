using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Attain.App.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DealHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_stage_entry_opportunity_id",
                table: "stage_entry",
                column: "opportunity_id");

            migrationBuilder.CreateIndex(
                name: "ix_contact_customer_id",
                table: "contact",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_activity_opportunity_id",
                table: "activity",
                column: "opportunity_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_stage_entry_opportunity_id",
                table: "stage_entry");

            migrationBuilder.DropIndex(
                name: "ix_contact_customer_id",
                table: "contact");

            migrationBuilder.DropIndex(
                name: "ix_activity_opportunity_id",
                table: "activity");
        }
    }
}
