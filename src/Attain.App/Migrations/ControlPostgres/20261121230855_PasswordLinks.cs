using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Attain.App.Migrations.ControlPostgres
{
    /// <inheritdoc />
    public partial class PasswordLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "account_id",
                table: "invitation",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_invitation_account_id",
                table: "invitation",
                column: "account_id");

            migrationBuilder.AddForeignKey(
                name: "fk_invitation_account_id",
                table: "invitation",
                column: "account_id",
                principalTable: "account",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_invitation_account_id",
                table: "invitation");

            migrationBuilder.DropIndex(
                name: "ix_invitation_account_id",
                table: "invitation");

            migrationBuilder.DropColumn(
                name: "account_id",
                table: "invitation");
        }
    }
}
